package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
	"synopse/internal/query"
)

// statuses are those of a library's errors; all others are the server's fault.
var statuses = map[library.Code]int{
	library.NotFound:  http.StatusNotFound,
	library.NoFeed:    http.StatusNotFound,
	library.NoUser:    http.StatusNotFound,
	library.BadCursor: http.StatusBadRequest,
	library.BadItem:   http.StatusUnprocessableEntity,
	library.Busy:      http.StatusServiceUnavailable,
	library.Full:      http.StatusInsufficientStorage,
	library.ReadOnly:  http.StatusServiceUnavailable,
}

// problem turns an error into an answer after RFC 9457. Of the server's own
// failures it tells only that there was one: details belong into the log.
func problem(err error) error {
	var known huma.StatusError
	if errors.As(err, &known) {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return huma.Error503ServiceUnavailable("the answer took too long; ask for less, or try again")
	}
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return huma.NewError(http.StatusBadRequest, wrong.EN, &huma.ErrorDetail{Message: wrong.DE, Location: "query.q", Value: [2]int{wrong.At, wrong.End}})
	}
	var e *library.Error
	if errors.As(err, &e) {
		if status, ok := statuses[e.Code]; ok {
			detail := e.What
			if e.Hint != "" {
				detail += " (" + e.Hint + ")"
			}
			return huma.NewError(status, detail)
		}
	}
	return &internalError{ErrorModel: huma.ErrorModel{Status: http.StatusInternalServerError, Title: http.StatusText(http.StatusInternalServerError),
		Detail: "the library could not answer; the server's log says why"}, cause: err}
}

// internalError keeps its cause for the log.
type internalError struct {
	huma.ErrorModel
	cause error
}

func (e *internalError) Unwrap() error { return e.cause }

// missing says that something is not there.
func missing(what string) error { return huma.Error404NotFound(what) }

// unknown answers for paths that are none of the API's.
func unknown(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusNotFound)
	_ = json.NewEncoder(w).Encode(huma.ErrorModel{Title: http.StatusText(http.StatusNotFound), Status: http.StatusNotFound,
		Detail: "there is nothing at " + r.URL.Path + "; " + Prefix + "/ lists what there is"})
}
