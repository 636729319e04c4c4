#!/bin/sh
# Stands in for a command of a CVM (ncli, nutanix_guest_tools_cli, acli): prints what was generated
# into the folder .answers beside it. The file "fault" beside it, if there is one, says which
# command fails and how, a line each: "ncli ngt list=hang". Of several that fit the longest holds.
set -u
here=${0%/*}
program=${0##*/}
answers=$here/.answers
line="$program $*"

fault=
longest=0
if [ -f "$here/fault" ]; then
  while IFS= read -r rule; do
    command=${rule%=*}
    case "$line " in
      "$command "*)
        if [ ${#command} -gt "$longest" ]; then
          longest=${#command}
          fault=${rule##*=}
        fi
        ;;
    esac
  done <"$here/fault"
fi

refuse() {
  echo "Error: not understood: $line" >&2
  exit 1
}

# Which of the commands that plugins describe it is, if any.
described=$(LINE=$line awk '$0 "" == ENVIRON["LINE"] "" { print NR; exit }' "$answers/described")

# Takes the arguments apart: words that say what to do, then key=value.
words=
names=
name=
power=
info=
given=
for argument in "$@"; do
  case $argument in
    vm-names=*) names=${argument#*=} given="$given vm-names" ;;
    vm_name=*) name=${argument#*=} given="$given vm_name" ;;
    power_state=*) power=${argument#*=} given="$given power_state" ;;
    include_vm_info=*) info=${argument#*=} given="$given include_vm_info" ;;
    *=*) [ -n "$described" ] || refuse ;;
    *) words="$words $argument" ;;
  esac
done

# takes OPTION…: refuses options that are none of these.
takes() {
  for option in $given; do
    case " $* " in *" $option "*) ;; *) refuse ;; esac
  done
}

# Comparing with "" appended compares text, also where both sides look like numbers.
ngt_of_names() {
  echo
  NAMES=$names awk '
    BEGIN {
      RS = ""; ORS = "\n\n"
      count = split(ENVIRON["NAMES"], list, ",")
      for (i = 1; i <= count; i++) wanted[list[i] ""]
    }
    {
      split($0, lines, "\n")
      vm = lines[2]
      sub(/^    VM Name                   : /, "", vm)
      if (((vm "") in wanted) && printed++ < 250) print
    }' "$answers/ngt_all"
}

tools_of_name() {
  at=$(NAME=$name awk '$0 "" == ENVIRON["NAME"] "" { print NR; exit }' "$answers/names")
  [ -z "$at" ] || awk -v at="$at" 'BEGIN { RS = "" } NR == at { print; exit }' "$answers/tools_alone"
}

with_info() {
  if [ "$info" = true ]; then cat; else sed '/^  vm_info {/d'; fi
}

answer() {
  case $program$words in
    "ncli cluster info" | "ncli cluster get-params")
      takes && cat "$answers/cluster_info"
      ;;
    "ncli ngt list" | "ncli ngt ls")
      takes vm-names
      case $given in '') cat "$answers/ngt_list" ;; *) ngt_of_names ;; esac
      ;;
    "acli vm.list")
      takes power_state
      case $power in
        '') cat "$answers/vms" ;;
        true | false) cat "$answers/vms_$power" ;;
        *) refuse ;;
      esac
      ;;
    "nutanix_guest_tools_cli list_vm_tools_entities")
      takes include_vm_info vm_name
      cat "$answers/log" >&2
      case "$given $info" in
        *vm_name*) tools_of_name | with_info ;;
        *" true") cat "$answers/tools" ;;
        *) with_info <"$answers/tools" ;;
      esac
      ;;
    *)
      [ -n "$described" ] || refuse
      cat "$answers/described_$described"
      ;;
  esac
}

size() { answer 2>/dev/null | wc -c; }

half() { answer | head -c "$(($(size) / 2))"; }

# Until whoever started it is gone, ten minutes at most, so that nothing is left behind.
hang() {
  starter=$PPID
  seconds=0
  while [ "$seconds" -lt 600 ] && kill -0 "$starter" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
  done
  exit 1
}

slowly() {
  size=$(size)
  piece=0
  while [ "$piece" -lt 10 ]; do
    from=$((size * piece / 10))
    to=$((size * (piece + 1) / 10))
    answer 2>/dev/null | tail -c "+$((from + 1))" | head -c "$((to - from))"
    sleep 0.1
    piece=$((piece + 1))
  done
}

case $fault in
  '') answer ;;
  hang) hang ;;
  stall) half && hang ;;
  die) half && kill -KILL $$ ;;
  cut) half ;;
  garbage) for _ in 1 2 3 4 5 6 7 8 9; do printf '\000\033[2J\344\274\n"{\377\376:\n'; done ;;
  missing)
    echo "bash: line 1: $program: command not found" >&2
    exit 127
    ;;
  noise)
    answer
    for _ in 1 2 3 4 5 6 7 8 9; do cat "$answers/log" >&2; done
    ;;
  slow) slowly ;;
  fail)
    echo "Error: Internal error, service is not up" >&2
    exit 1
    ;;
  *)
    echo "$here/fault: '$fault' is nothing that a program can do" >&2
    exit 70
    ;;
esac
