package draft

// Reason says in a short English phrase why a text was left out of a report.
type Reason string

// The reasons, all of them.
const (
	Navigation  Reason = "navigation"
	Video       Reason = "video or audio player"
	Placeholder Reason = "placeholder"
	PhotoCredit Reason = "photo credit"
	Cookies     Reason = "cookie or consent notice"
	Teaser      Reason = "teaser or related link"
	Social      Reason = "share or follow"
	Newsletter  Reason = "newsletter or subscription"
	Advert      Reason = "advertisement"
	Comments    Reason = "comments"
	Author      Reason = "author box"
	Legal       Reason = "legal notice"
	Service     Reason = "service text"
	Embed       Reason = "embedded content"
	Tags        Reason = "tags"
	Time        Reason = "time or duration"
	Repeated    Reason = "repeated"
	EveryPage   Reason = "on other pages of the outlet too"
	Outside     Reason = "outside the article"
	Encoding    Reason = "not in the stated encoding"
	Invisible   Reason = "hidden"
	Header      Reason = "page header"
)
