package intake

import (
	"strings"
	"testing"
)

// TestCredits checks the forms in which pages credit an agency for their text,
// and those that only look like it. %s stands for the paragraphs.
func TestCredits(t *testing.T) {
	paras := []string{
		"Ferries between Port Vale and the islands will run again on Monday after crews ended an eleven-day strike.",
		"The union said it would not call new strikes while talks continue on Wednesday in the town hall of Port Vale.",
		"Both sides expect the talks to last until the end of the month, and perhaps longer than that.",
	}
	body := "<p>" + strings.Join(paras, "</p><p>") + "</p>"
	for _, c := range []struct{ name, before, body, after, want string }{
		{"byline", "<p>By Reuters</p>", body, "", "Reuters"},
		{"byline in capitals", "<p>By REUTERS</p>", body, "", "Reuters"},
		{"byline with a desk", "<p>By JANE SAMPLE, AP Sports Writer</p>", body, "", "AP"},
		{"byline with the agency", "<p>Jane Sample and Joe Public, Associated Press</p>", body, "", "AP"},
		{"line of its own", "<div>Associated Press</div>", body, "", "AP"},
		{"line with the article", "<div><span>The Associated Press</span></div><div>Published Monday, November 18, 2019 8:22AM EST</div>", body, "", "AP"},
		{"line after the writer's", "<div>Jane Sample</div><div>Associated Press</div><div>Published 11:34 PM EST Nov 19, 2019</div>", body, "", "AP"},
		{"line with the date", "<div>Reuters November 18, 2019 11:03 PM</div>", body, "", "Reuters"},
		{"line with the place", "<div>PTI, Washington,</div>", body, "", "PTI"},
		{"author in JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries run again","author":"Reuters"}</script>`, body, "", "Reuters"},
		{"organisation in JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries run again","author":{"@type":"Organization","name":"The Associated Press"}}</script>`, body, "", "AP"},
		{"dateline", "", "<p>PORT VALE, Calif. (AP) — " + body[3:], "", "AP"},
		{"dateline with spaces", "", "<p>PORT VALE ( Reuters ) — " + body[3:], "", "Reuters"},
		{"dateline without a place", "", "<p>( Reuters ) — " + body[3:], "", "Reuters"},
		{"dateline with a link", "", "<p>PORT VALE (<a href='/r'>Reuters</a>) - " + body[3:], "", "Reuters"},
		{"end of the last paragraph", "", strings.TrimSuffix(body, "</p>") + " PTI</p>", "", "PTI"},
		{"parenthesis at the end", "", strings.TrimSuffix(body, "</p>") + " (dpa)</p>", "", "dpa"},
		{"line at the end", "", body, "<p>mit dpa und AFP</p>", "dpa;AFP"},
		{"line with initials", "", body, "<div>sak/Reuters</div>", "Reuters"},
		{"source", "", body, "<div>Quelle: dpa</div>", "dpa"},
		{"copyright", "", body, "<p>©2019 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.</p>", "AP"},
		{"copyright in words", "", body, "<p>Copyright 2024 The Associated Press. All rights reserved.</p>", "AP"},
		{"who helped", "", body, "<p>Associated Press writers Jane Sample and Joe Public contributed to this report.</p>", "AP"},

		{"quoted by the text", "", "<p>The company told Reuters that it was content. An Associated Press journalist saw it, too, at the quay.</p>" + body, "", ""},
		{"photo credit", "<figure><img><figcaption>A ferry leaves. (AP Photo/Jane Sample)</figcaption></figure>", body, "<p>Photo: Jane Sample, AP</p>", ""},
		{"photo credit of one name", "<div>Jane Sample, Associated Press</div>", body, "", ""},
		{"photo credit alone", "<figure><img><figcaption>A ferry leaves the port in the morning.</figcaption><span>AP</span></figure>", body, "", ""},
		{"copyright of the outlet", "", body, "<footer>© 2024 River Post. All rights reserved. Thomson Reuters Trust Principles.</footer>", ""},
		{"topic", "", body, "<ul class='tags'><li><a href='/t'>Reuters</a></li><li><a href='/u'>Strike</a></li></ul>", ""},
		{"other reports", "", body, "<section class='more'><h2>Latest</h2><div><h3><a href='/1'>Strike ends in another port after a week</a></h3><p>By REUTERS</p></div></section>", ""},
	} {
		page := "<html><head><title>Ferries run again</title></head><body><main><h1>Ferries run again</h1>" + c.before + c.body + c.after + "</main></body></html>"
		r, err := Read("x.html", []byte(page))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join(r.Agencies, ";"); got != c.want {
			t.Errorf("%s: agencies %q, want %q", c.name, got, c.want)
		}
	}
}
