# `make` alone lists the targets.

.DEFAULT_GOAL := help
.PHONY: help try test build bench lint format

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

try: ## build, then migrate two SQLite shards of the example, with status and validate
	@ci/try

test: ## run every suite against private PostgreSQL and MariaDB servers
	@ci/test

build: ## build .build/release/migrate
	@swift build -c release --static-swift-stdlib --product migrate

bench: build ## measure speed and memory beside the raw client libraries and the dump tools
	@swift build -c release --static-swift-stdlib --product SplitBenchmark
	@swift build -c release --static-swift-stdlib --product CompareBenchmark
	@Benchmarks/run

lint: ## check the form of the source
	@swift format lint --strict --recursive Sources Tests Package.swift

format: ## give the source its form
	@swift format --in-place --recursive Sources Tests Package.swift
