# Roots of other Debian systems, for packaging/test-matrix, packaging/test-arm64 and the test of the extension in Debian 13.
# They need root, debootstrap, and a Debian mirror: CITYSTAR_MIRROR, or the one that this system uses.
# shellcheck shell=bash

foreign_mirror() {
  [ -z "${CITYSTAR_MIRROR:-}" ] || { echo "$CITYSTAR_MIRROR"; return; }
  local found
  found=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n '\|/debian/\?$|{p;q}' || true)
  echo "${found:-http://deb.debian.org/debian}"
}

# make_foreign_root SYSTEM FOLDER [ARCHITECTURE]: SYSTEM is the name of a Debian, or such a name with -backports.
make_foreign_root() {
  local system=$1 root=$2 mirror
  mirror=$(foreign_mirror)
  debootstrap ${3:+--arch="$3"} --variant=minbase --include=ca-certificates "${system%-backports}" "$root" "$mirror"
  # A mirror may be the snapshot of a day.
  echo 'Acquire::Check-Valid-Until "false";' >"$root/etc/apt/apt.conf.d/90any-day"
  if [[ $system == *-backports ]]; then
    echo "deb $mirror $system main" >"$root/etc/apt/sources.list.d/backports.list"
  fi
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  inside_foreign_root "$root" apt-get update -qq
}

# inside_foreign_root FOLDER COMMAND…: runs a command as root there, in mount and process namespaces of its own: whatever it
# starts ends with it. FOREIGN_SHARED may name a folder that is there under the same name.
inside_foreign_root() {
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -ec '
    root=$1 shared=$2; shift 2
    mount --bind "$root" "$root"  # a mount point, as a root of its own namespaces has to be
    mount -t proc proc "$root/proc"
    mount -t sysfs sysfs "$root/sys"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/run"
    [ -z "$shared" ] || { mkdir -p "$root$shared"; mount --bind "$shared" "$root$shared"; }
    # Not exec: the first process of a namespace has to wait for orphans, and no signal can end it.
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive chroot "$root" "$@" || exit' inside "$1" "${FOREIGN_SHARED:-}" "${@:2}"
}

formats=/proc/sys/fs/binfmt_misc
arm64_format=

# Lets this machine start arm64 programs, with QEMU, in foreign roots too, until forget_arm64_programs. If it can already,
# as after the installation of qemu-user-static with systemd, that stays as it is.
know_arm64_programs() {
  local qemu
  qemu=${CITYSTAR_QEMU:-$(command -v qemu-aarch64-static)}
  [ -e "$formats/register" ] || { mount -t binfmt_misc binfmt_misc "$formats"; arm64_format=mounted; }
  [ ! -e "$formats/qemu-aarch64" ] || return 0
  [ ! -e "$formats/citystar-arm64" ] || echo -1 >"$formats/citystar-arm64"
  # F: QEMU is opened now, since a foreign root has none.
  printf '%s' ":citystar-arm64:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:$qemu:PF" \
    >"$formats/register"
}

forget_arm64_programs() {
  [ ! -e "$formats/citystar-arm64" ] || echo -1 >"$formats/citystar-arm64"
  [ "$arm64_format" != mounted ] || umount "$formats"
  arm64_format=
}
