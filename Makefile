# SPDX-FileCopyrightText: 2026 The Pengcheng Editor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The front door: `make run` starts the editor, `make test` tests it. Each installs what is missing.

BUILD ?= _build
RELEASE ?= _build-release
PREFIX ?= /usr/local
MESON_OPTIONS ?=
# For example TEST_ARGS="--suite pure" or TEST_ARGS="document history".
TEST_ARGS ?=
# For example BENCH_ARGS="window store".
BENCH_ARGS ?=

.PHONY: all run test test-peer test-programs bench install clean packages bench-packages peer-packages

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD)

# The editor; where there is no display, the tour: the editor at work in a display of its own.
run: all
	@if [ -n "$$WAYLAND_DISPLAY$$DISPLAY" ]; then \
	  exec meson devenv -C $(BUILD) src/pengcheng-editor; \
	else \
	  exec meson devenv -C $(BUILD) $(CURDIR)/tests/tour/run-tour; \
	fi

# Newer versions of meson leave what only tests need out of "all".
test-programs: all
	@ninja -C $(BUILD) meson-test-prereq

test: test-programs
	@build-aux/run-tests $(BUILD) --no-suite peer $(TEST_ARGS)

# Against real servers, which it installs.
test-peer: peer-packages test-programs
	@build-aux/run-tests $(BUILD) --suite peer $(TEST_ARGS)

bench: bench-packages $(RELEASE)/build.ninja
	@ninja -C $(RELEASE) all bench-programs
	@meson devenv -C $(RELEASE) $(CURDIR)/tests/bench/run $(CURDIR)/$(RELEASE) $(BENCH_ARGS)

# What root builds on the way is given to whom the project is, who could not remove it otherwise.
install: $(RELEASE)/build.ninja
	@meson configure $(RELEASE) --prefix=$(PREFIX)
	@meson install -C $(RELEASE); status=$$?; chown -R --reference=. $(RELEASE); exit $$status

clean:
	rm -rf $(BUILD) $(RELEASE)

packages:
	@build-aux/ensure-packages

bench-packages:
	@build-aux/ensure-packages bench

peer-packages:
	@build-aux/ensure-packages peer

$(BUILD)/build.ninja: | packages
	@meson setup $(BUILD) $(MESON_OPTIONS)

$(RELEASE)/build.ninja: | packages
	@meson setup $(RELEASE) --buildtype=release --prefix=$(PREFIX) $(MESON_OPTIONS)
