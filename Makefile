# One target per habit. Nothing here is needed: `go run ./cmd/synopse` and
# `go test ./...` work without make.

SHARED  ?= ../shared
CORPORA  = $(SHARED)/corpora

.PHONY: demo test lint bench stream eval train fuzz simulate faults bad-day scaling

demo: ## the examples, in the terminal and as one HTML file
	go run ./cmd/synopse compare examples/*.html
	go run ./cmd/synopse compare examples/*.html -o synopse.html
	@echo "wrote synopse.html"

test: ## all tests
	go test ./...

lint: ## formatting, vet, staticcheck
	@unformatted="$$(gofmt -l .)"; if [ -n "$$unformatted" ]; then echo "not gofmt'ed:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

bench: ## benchmarks; compare two runs with benchstat
	go test -run '^$$' -bench . -benchmem ./...

stream: ## time and memory of grouping a stream of a million made-up reports (some 20 minutes)
	go run ./cmd/synopse-stream -svg docs/img/stream.svg 1000000

simulate: ## how long a pile takes on many machines, from measured times (docs/SCALE.md)
	go run ./cmd/synopse-simulate

FAULT  ?= .
FAULTS ?= 20000
faults: ## each fault under load in a run of its own (FAULT=standby for one, FAULTS=2000 for fewer reports; some 40 minutes; needs PostgreSQL and root)
	SYNOPSE_FAULTS=$(FAULTS) go test -run 'Faults/$(FAULT)' -v -timeout 180m ./internal/engine/river

bad-day: ## every fault one after the other, under load (needs PostgreSQL and root)
	SYNOPSE_BAD_DAY=20000 go test -run BadDay -v -timeout 60m ./internal/engine/river

scaling: ## 1, 2, 4 and 8 workers, with an artificial wait (four minutes; needs PostgreSQL)
	SYNOPSE_SCALING=1600 go test -run Scaling -v -timeout 60m ./internal/engine/river

eval: ## figures on the corpora (docs/EVALUATION.md); SHARED says where they are
	go run ./cmd/synopse eval quotes-de $(CORPORA)/quotes-de/train.jsonl.gz
	go run ./cmd/synopse eval quotes-en $(CORPORA)/quotes-en-polnear/train.jsonl.gz

train: ## rebuild the embedded weights (docs/MODELS.md)
	go run ./cmd/synopse-train weights
	go run ./cmd/synopse-train sentences

fuzz: ## each fuzz target for half a minute
	@for p in $$(go list ./...); do \
	  for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime 30s $$p || exit 1; \
	  done; \
	done
