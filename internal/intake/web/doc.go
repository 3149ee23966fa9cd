// Package web is the one HTTP client of Synopse: it gets pages, feeds and
// sitemaps politely and safely.
//
// In: an http or https address, and what is known of it from the last visit. Out:
// a Response with the decoded body, or an *Error that says which address, what
// happened and what to do next.
//
// Manners: a User-Agent with name, version and contact; robots.txt (RFC 9309);
// conditional requests; one request at a time per host with a pause between,
// hosts taken in turn; Retry-After; back-off with jitter.
//
// Safety: names are resolved here and the very address that was checked is
// dialled, so nothing can change between check and dial; every address in
// data/special.txt is refused unless the user has opted out for that host. No
// cookies, no credentials, no Referer are ever sent, and no proxy is taken from
// the environment: a proxy would resolve and dial where no check reaches. Bytes
// are capped before and after decompression, and so are headers, redirects,
// waiting and the whole time.
//
// It reads no pages, keeps nothing on disk and runs no script. Decisions are in
// docs/decisions/web.md.
package web
