# Roots of other Debian systems, for packaging/test-matrix and for the test of the extension in Debian 13. They need root,
# debootstrap, and a Debian mirror: CITYSTAR_MIRROR, or the one that this system uses.
# shellcheck shell=bash

foreign_mirror() {
  [ -z "${CITYSTAR_MIRROR:-}" ] || { echo "$CITYSTAR_MIRROR"; return; }
  local found
  found=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n '\|/debian/\?$|{p;q}' || true)
  echo "${found:-http://deb.debian.org/debian}"
}

# make_foreign_root SYSTEM FOLDER: SYSTEM is the name of a Debian, or such a name with -backports.
make_foreign_root() {
  local system=$1 root=$2 mirror
  mirror=$(foreign_mirror)
  debootstrap --variant=minbase --include=ca-certificates "${system%-backports}" "$root" "$mirror"
  # A mirror may be the snapshot of a day.
  echo 'Acquire::Check-Valid-Until "false";' >"$root/etc/apt/apt.conf.d/90any-day"
  if [[ $system == *-backports ]]; then
    echo "deb $mirror $system main" >"$root/etc/apt/sources.list.d/backports.list"
  fi
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  inside_foreign_root "$root" apt-get update -qq
}

# inside_foreign_root FOLDER COMMAND…: runs a command as root there, in mount and process namespaces of its own: whatever it
# starts ends with it.
inside_foreign_root() {
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -ec '
    root=$1; shift
    mount --bind "$root" "$root"  # a mount point, as a root of its own namespaces has to be
    mount -t proc proc "$root/proc"
    mount -t sysfs sysfs "$root/sys"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/run"
    exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"' inside "$@"
}
