#!/bin/sh
# Makes a Python with the vendor's package in the folder given, once; fails within a minute if it cannot.
set -eu
version=3.54.0
folder=$1
"$folder/bin/python3" -c "import openai; assert openai.__version__ == '$version'" 2>/dev/null && exit 0
rm -rf "$folder"
timeout 20 python3 -m venv "$folder"
timeout 60 "$folder/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 10 "openai==$version"
