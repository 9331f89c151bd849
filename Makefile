# Switchboard: `make` prints what can be made.

PREFIX ?= /usr/local
PACKAGES := libcurl4-openssl-dev libncurses-dev libsqlite3-dev ncurses-term
# A release has libcurl linked in where these are there, instead of loading thirty-five libraries at every start.
ARCHIVES := libssl-dev libnghttp2-dev libidn2-dev libunistring-dev libpsl-dev libbrotli-dev libzstd-dev zlib1g-dev
# What the loader need not do at every start: load libcurl and libstdc++, and look through exported symbols.
STATIC := $(CURDIR)/.build/static
RELEASE := -c release --static-swift-stdlib -Xswiftc -gnone -Xswiftc -L$(STATIC) -Xlinker --no-export-dynamic \
	  -Xlinker $(STATIC)/libcurl.o

# Those that measure a time run by themselves: beside a thousand others they would measure the others.
# Those that start the program hold threads, so that they run last and alone.
TIMED := CurlTransportTests|A key command
TESTS := swift test --skip-build --skip 'ProgramTests|$(TIMED)' \
	  && swift test --skip-build --filter '$(TIMED)' \
	  && swift test --skip-build --filter ProgramTests

.DEFAULT_GOAL := help
.PHONY: help run build test check lint faults bench install prepare python clean

help: ## print this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run build check bench install: PACKAGES += $(ARCHIVES)

run: build ## install what is missing, build, open the playground
	@.build/release/switchboard

build: prepare $(STATIC)/libcurl.o ## install what is missing, build the release
	swift build $(RELEASE) --product switchboard

# Made anew when one of the archives is: the program then has what the system's update mended.
$(STATIC)/libcurl.o: Sources/CCurl/join-archives.sh $(wildcard /usr/lib/*/libcurl.a /usr/lib/*/libssl.a /usr/lib/*/libnghttp2.a) \
	  | prepare $(STATIC)
	@Sources/CCurl/join-archives.sh $@
	@rm -f .build/release/switchboard .build/release/switchboard-bench

# Holds libstdc++ as an archive, if the compiler has one; it is found here before the shared one.
$(STATIC):
	@mkdir -p $@
	@for compiler in "$$(dirname "$$(readlink -f "$$(command -v swift)")")/clang" clang gcc; do \
	  archive=$$("$$compiler" -print-file-name=libstdc++.a 2>/dev/null); \
	  [ ! -f "$$archive" ] || { ln -sf "$$archive" $@/libstdc++.a; break; }; \
	done

test: prepare python ## everything that must pass
	swift build --build-tests
	$(TESTS)

check: prepare python lint $(STATIC)/libcurl.o ## format, both builds without a warning, tests
	swift build --build-tests
	swift build $(RELEASE) --product switchboard
	$(TESTS)

lint: ## the format of the code
	swift format lint --strict --recursive --parallel Package.swift Sources Tests docs

faults: prepare ## the long rounds of what the tests do in short: 200 killed writers, every call failing once
	swift build --build-tests
	SWITCHBOARD_KILLS=200 swift test --skip-build --filter 'StoreTests.*(killed|system call)'

bench: build ## the figures of docs/benchmarks.md, beside their floors
	swift build $(RELEASE) --product switchboard-bench
	@.build/release/switchboard-bench

install: build ## install into PREFIX (/usr/local), with shell completions
	install -D -m 755 .build/release/switchboard "$(DESTDIR)$(PREFIX)/bin/switchboard"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	.build/release/switchboard --generate-completion-script bash \
	  > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/switchboard"
	.build/release/switchboard --generate-completion-script zsh \
	  > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_switchboard"
	.build/release/switchboard --generate-completion-script fish \
	  > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/switchboard.fish"

prepare:
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux"; exit 1; }
	@if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then \
	  missing=""; \
	  for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    echo "Installing$$missing"; \
	    $$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends $$missing; \
	  fi; \
	elif ! { command -v curl-config >/dev/null || pkg-config --exists libcurl; }; then \
	  echo "The headers of libcurl 7.87 or newer, of ncurses and of SQLite are needed (on Debian: $(PACKAGES))."; exit 1; \
	fi

# The vendors' packages, for tests that run exported Python; without them those tests are skipped.
python:
	@[ -e .build/python/ready ] || { command -v python3 >/dev/null \
	  && mkdir -p .build && timeout 60 python3 -m venv .build/python >/dev/null 2>&1 \
	  && timeout 60 .build/python/bin/pip install -q --disable-pip-version-check \
	    openai anthropic google-genai jsonschema >/dev/null 2>&1 \
	  && touch .build/python/ready; } \
	  || echo "Exported Python is not run: python3, its venv or PyPI is out of reach."

clean: ## remove what was built
	rm -rf .build
