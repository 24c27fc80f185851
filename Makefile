# Everything a contributor runs. "make" alone prints this list.
SHELL := /bin/bash
export CGO_ENABLED ?= 0
BIN := bin/chancery
LINT_VERSION := v2.15.0
FUZZTIME ?= 20s

.PHONY: help build demo serve check test race browser fuzz bench eval data docs lint fmt clean

help: ## print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

build: ## build the program into bin/chancery
	@mkdir -p bin
	go build -trimpath -o $(BIN) ./cmd/chancery

demo: build ## read the examples: one as text, all of them as a page (bin/demo.html) and into a ledger (bin/demo.db)
	$(BIN) read --format text --published 2023-03-13 examples/reports/roadmap.txt
	@$(BIN) read --format html --title "Example reports" examples/reports/*.txt > bin/demo.html
	@rm -f bin/demo.db bin/demo.db-shm bin/demo.db-wal
	@set -e; while read -r name day; do \
	  $(BIN) ingest --ledger bin/demo.db --outlet "Example Press" --published $$day examples/reports/$$name.txt 2>/dev/null; \
	done < examples/reports.dates
	$(BIN) ingest --ledger bin/demo.db examples/desk.jsonl
	$(BIN) query --ledger bin/demo.db said-by:IRN factuality:denied
	$(BIN) agreements --ledger bin/demo.db --pair KEN,NOR
	@echo "All examples as one page to look at: bin/demo.html; as a ledger in the browser: make serve"

serve: ## show the ledger of the examples in the browser
	@[ -f bin/demo.db ] || $(MAKE) --no-print-directory demo
	$(BIN) serve --ledger bin/demo.db

check: ## what CI runs: format, vet, lint, race, tests, fresh generated files, examples
	.ci/run

test: ## all tests
	go test ./...

race: ## all tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -short ./...

browser: build ## visit every page in Chromium (needs Node.js 20 and Chromium)
	cd test/browser && npm ci --no-audit --no-fund && node run.mjs

fuzz: ## every fuzz test for FUZZTIME (20s)
	@set -e; for pkg in $$(go list ./...); do \
	  for f in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$pkg; done; done

bench: ## benchmarks of every package
	go test -run '^$$' -bench . -benchmem ./...

eval: build ## score the reader on the gold sets (needs CHANCERY_SHARED) and write docs/scores.md
	$(BIN) eval all

data: ## rebuild derived data files (needs the network, node, npm and pip)
	go generate ./...

docs: ## rebuild what is generated in docs/
	UPDATE_DOCS=1 go test -count=1 -run 'TestDocs|TestReadme' ./cmd/chancery

lint: ## golangci-lint, installed into bin/ if missing
	@test -x bin/golangci-lint || GOBIN=$(CURDIR)/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	bin/golangci-lint run ./...

fmt: ## format the Go files
	gofmt -w $$(git ls-files '*.go')

clean: ## remove bin/
	rm -rf bin
