#!/usr/bin/env bash
# Checks a checkpoint's signature, a receipt and its entry with openssl, a shell and coreutils alone.
#
#   tools/peers/openssl.sh DIR RECEIPT ENTRY      DIR holds checkpoint, key and tile/… as served under /log
set -euo pipefail
[ $# -eq 3 ] || { echo "usage: $0 DIR RECEIPT ENTRY" >&2; exit 2; }
log=$1 receipt=$2 entry=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1" >&2; exit 1; }

# signed FILE WHAT: a key of the log's own name signed the first three lines.
signed() {
  local name mark key line
  head -n 3 "$1" > "$work/text"
  [ "$(wc -l < "$work/text")" -eq 3 ] && [ -z "$(sed -n 4p "$1")" ] || fail "$2 is no checkpoint"
  while IFS=+ read -r name mark key; do
    [ "$name" = "$(head -n 1 "$1")" ] || continue
    # The key is 32 bytes behind a byte that names the algorithm; openssl wants the 12 bytes of an SPKI before them.
    { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; base64 -d <<< "$key" | tail -c +2; } > "$work/key.der"
    while read -r _ _ line; do
      base64 -d <<< "$line" > "$work/line" 2>/dev/null || continue
      [ "$(head -c 4 "$work/line" | od -An -tx1 | tr -d ' \n')" = "$mark" ] || continue
      tail -c +5 "$work/line" > "$work/signature"
      openssl pkeyutl -verify -pubin -inkey "$work/key.der" -keyform DER -rawin -in "$work/text" -sigfile "$work/signature" > /dev/null 2>&1 && return 0
    done < <(tail -n +5 "$1")
  done < "$log/key"
  fail "$2 is not signed by the key"
}

sha() { openssl dgst -sha256 -binary; }

signed "$log/checkpoint" "the checkpoint"
awk 'path { print } /^$/ { path = 1 }' "$receipt" > "$work/checkpoint"
signed "$work/checkpoint" "the receipt's checkpoint"

index=$(sed -n '2s/^index //p' "$receipt")
size=$(sed -n 2p "$work/checkpoint")
{ printf '\0'; cat "$entry"; } | sha > "$work/root"

# The entry's hash in its tile, where the tile is one of the first thousand.
tile=$(printf '%03d' $(( index / 256 )))
file=$log/tile/0/$tile
[ -f "$file" ] || file=$(echo "$log/tile/0/$tile.p/"*)
head -c $(( 32 * (index % 256) + 32 )) "$file" | tail -c 32 | cmp -s - "$work/root" || fail "entry $index does not have the hash in its tile"

# Up the path to the root (RFC 9162 §2.1.3.2).
at=$index last=$(( size - 1 ))
while read -r line; do
  base64 -d <<< "$line" > "$work/node"
  [ "$last" -gt 0 ] || fail "the path is too long"
  if [ $(( at % 2 )) -eq 1 ] || [ "$at" -eq "$last" ]; then
    { printf '\1'; cat "$work/node" "$work/root"; } | sha > "$work/above"
    while [ $(( at % 2 )) -eq 0 ] && [ "$at" -gt 0 ]; do at=$(( at / 2 )) last=$(( last / 2 )); done
  else
    { printf '\1'; cat "$work/root" "$work/node"; } | sha > "$work/above"
  fi
  mv "$work/above" "$work/root"
  at=$(( at / 2 )) last=$(( last / 2 ))
done < <(sed -n '3,/^$/p' "$receipt" | grep .)
[ "$last" -eq 0 ] || fail "the path is too short"
[ "$(base64 < "$work/root")" = "$(sed -n 3p "$work/checkpoint")" ] || fail "the receipt does not prove entry $index"
echo "signed by the key; entry $index of $size is in the log"
