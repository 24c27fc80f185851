#!/bin/sh
# Rebuilds ngrams.bin and languages.tsv from the npm package eld (Apache-2.0).
# Needs node and npm; run by "make data".
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
(cd "$tmp" && npm pack --silent eld@2.1.0 >/dev/null && tar xzf eld-2.1.0.tgz)
node make.mjs "$tmp/package"
