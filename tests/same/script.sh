#!/bin/sh
# The script that `init script` prints of a table comes to where the table's own boot comes.
#   script.sh KINDLING LIST VARIABLE INIT TABLE: LIST holds INIT, named by VARIABLE, as /init; TABLE is
# its table, as `init script` takes it.
set -u
kindling=$1 list=$2 variable=$3 init=$4 table=$5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$kindling" init script "$table" >"$folder/init.sh" || exit 1
sed "s#\${$variable}#\${TABLE_INIT}#" "$list" >"$folder/table.list"
sed "s#\${$variable}#\${TABLE_SCRIPT}#" "$list" >"$folder/script.list"
grep -q '\${TABLE_SCRIPT}' "$folder/script.list" || exit 1
export TABLE_INIT="$init" TABLE_SCRIPT="$folder/init.sh"
output=$("$kindling" same "$folder/table.list" "$folder/script.list" </dev/null)
status=$?
printf '%s\n' "$output"
# That the two were not the same PID 1 is what this is about.
printf '%s\n' "$output" | grep -q 'note: PID 1 is "/init" in A and "init" in B' || exit 1
exit $status
