#!/usr/bin/env bash
# Writes down as code how the tables of both databases look, so that no start works it out anew. Run it after a table has changed; a test says when that was forgotten.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore > /dev/null
for database in Sqlite Postgres; do
  project=src/Duixian.Data.$database
  rm -rf "$project/Compiled"   # what was written before may not fit the tables any more; the project builds without it
  dotnet ef dbcontext optimize --project "$project" --startup-project "$project" --output-dir Compiled --namespace "Duixian.Data.$database.Compiled" > /dev/null
done
