#!/bin/sh
# Starts @NAME@ with its own runtime. Written by Aria.
# As the first argument, --aria-explain (or ARIA_EXPLAIN=1 in the environment) says on stderr
# whether the start-up cache is used, and if not, why not. ARIA_AOT=off does without it.
# JAVA_OPTS is split at blanks; options that hold blanks go to JDK_JAVA_OPTIONS.
set -f
unset IFS
app=@NAME@
explain=${ARIA_EXPLAIN:-0}
if [ "${1-}" = --aria-explain ]; then
  explain=1
  shift
fi

self=$0
case $self in */*) ;; *) [ -e "$self" ] && self=./$self || self=$(command -v -- "$self") ;; esac
hops=0
while [ -h "$self" ] && [ "$hops" -lt 40 ]; do
  to=$(readlink "$self")
  case $to in /*) self=$to ;; *) self=${self%/*}/$to ;; esac
  hops=$((hops + 1))
done
home=$(CDPATH='' cd -P -- "${self%/*}/.." && pwd -P) || exit 127
case $home in
*:*)
  echo "$app: cannot run in $home: a class path cannot hold ':'; move the image" >&2
  exit 127
  ;;
esac
if [ ! -x "$home/runtime/bin/java" ]; then
  echo "$app: no runtime in $home: unpack the whole image" >&2
  exit 127
fi

why=
#@cache
nl='
'

# Everything by which a change of these files shows, the time of the last change of the inode too.
# Their order is fixed, so their names need not be told. Call it in a shell of its own.
observe() {
  LC_ALL=C
  export LC_ALL
  exec stat -L @STAT_ALL@ @FILES@ 2>/dev/null
}

# Whether the cache was made for these very files; sets why if not.
prove() {
  if command -v sha256sum >/dev/null 2>&1; then
    digest() { sha256sum "$@"; }
  elif command -v shasum >/dev/null 2>&1; then
    digest() { shasum -a 256 "$@"; }
  else
    why='neither sha256sum nor shasum is installed to prove that it belongs to the jars'
    return
  fi
@PLACE_CHECK@
  report=$(
    cd "$home" && LC_ALL=C digest -c @SUMS@ 2>/dev/null
  )
  good=0
  bad=
  IFS=$nl
  for line in $report; do
    case $line in
    *': OK') good=$((good + 1)) ;;
    *) [ -n "$bad" ] || bad=${line%%: FAILED*} ;;
    esac
  done
  unset IFS
  if [ -n "$bad" ] || [ "$good" -ne @COUNT@ ]; then
    why="${bad:-a file of the image} is not the one that the cache was made with"
    return
  fi
  # The JVM compares the time stamps of the jars; those with the right content may have theirs back.
  if [ "$(stat -L @STAT_MTIME@ @JARS@ | uniq)" != @EPOCH@ ]; then
    stampable=
    TZ=UTC touch -c -m -t @TOUCH@ @JARS@ 2>/dev/null
    if [ "$(stat -L @STAT_MTIME@ @JARS@ | uniq)" != @EPOCH@ ]; then
      why="the time stamps of the jars were changed and cannot be set back; copy with 'cp -p'"
    fi
  fi
}

# A verdict is kept beside what was observed, unless a file changed so lately that it could change
# again within the same tick of the clock.
keep() {
  [ -n "$stamp" ] && [ -n "$stampable" ] && [ "$(observe)" = "$observed" ] || return
  newest=$(stat -L @STAT_CTIME@ @FILES@ | sort -n | tail -n 1)
  [ "$(($(date +%s) - newest))" -ge 2 ] || return
  (
    umask 077
    mkdir -p "${stamp%/*}" && printf '%s\n%s\n' "${why:-use}" "$observed" >"$stamp.$$" &&
      mv -f "$stamp.$$" "$stamp"
  ) 2>/dev/null
}

# What the JVM itself says; it is asked with --aria-explain only. Options that act as soon as a JVM
# starts (debuggers, agents, recordings) are not tried.
ask() {
  case " ${JAVA_OPTS-} ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} " in
  *jdwp* | *-agent* | *-javaagent* | *FlightRecord*) return ;;
  esac
  # shellcheck disable=SC2086
  set -- @JVM_OPTIONS@ ${JAVA_OPTS-} -cp @CLASS_PATH@ -version
  said=$("$home/runtime/bin/java" @PROBE@ "@CACHE_OPTION@$home/@CACHE@" "$@" 2>&1 </dev/null) ||
    why="the JVM refuses it: $(
      printf '%s\n' "$said" | sed 's/^\(\[[^]]*\]\)* *//;/^Picked up /d;/^NOTE: /d' | head -n 2 | tr '\n' ' '
    )"
}

stamp=${XDG_RUNTIME_DIR:-${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}}
case $stamp in /*) stamp=$stamp/aria/launch$home/@NAME@.verdict ;; *) stamp= ;; esac
stampable=1
case " ${JAVA_OPTS-} ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} " in
@REFUSED@
esac
if [ "${ARIA_AOT-}" = off ]; then
  why='ARIA_AOT=off'
elif [ -n "$why" ]; then
  :
elif observed=$(observe); then
  verdict=
  seen=
  if [ -n "$stamp" ] && [ -r "$stamp" ]; then
    {
      IFS= read -r verdict
      while IFS= read -r line; do seen=$seen$line$nl; done
    } <"$stamp"
  fi
  if [ -n "$verdict" ] && [ "$seen" = "$observed$nl" ]; then
    [ "$verdict" = use ] || why=$verdict
  else
    prove
    keep
  fi
else
  why='a file of the image is missing'
fi
[ "$explain" = 0 ] || [ -n "$why" ] || ask
#@nocache
why=@NO_CACHE@
#@end

set -- -cp @CLASS_PATH@ @MAIN@ "$@"
# shellcheck disable=SC2086
set -- @JVM_OPTIONS@ ${JAVA_OPTS-} "$@"
if [ -z "$why" ]; then
  case $explain in
  0) set -- @QUIET@ "$@" ;;
  *)
    echo "$app: start-up cache @CACHE@ is used (@JVM@)" >&2
    set -- -Xlog:disable -Xlog:all=warning:stderr "$@"
    ;;
  esac
  set -- "@CACHE_OPTION@$home/@CACHE@"@TUNING@ "$@"
elif [ "$explain" != 0 ]; then
  echo "$app: start-up cache is not used: $why" >&2
fi
exec "$home/runtime/bin/java" "$@"
