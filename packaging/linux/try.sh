# Tries a package inside a clean system: what is installed runs and shows something, an upgrade takes its place, and
# nothing is left once it is removed.
#
# deb: the package of the folder, and a newer one. rpm: that of Fedora, on the same system; what it needs is what the
# other one needs, and rpm itself does not look for it.
kind=${1:-deb}
export DEBIAN_FRONTEND=noninteractive
everything() { find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /var/cache -o -path /var/log -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /root/.rpmdb \) -prune -o -print | sort; }

mkdir -p /dev/shm
mountpoint -q /dev/shm || mount -t tmpfs tmpfs /dev/shm
if [ "$(grep -c : /proc/net/dev)" -gt 1 ]; then echo "there is a network"; exit 1; fi
# What it needs comes first, so that what is left afterwards is its own.
ours=$(ls /tmp/offline/jubilee_*.deb)
apt-get install -qy --no-install-recommends $(ls /tmp/offline/*.deb | grep -vF "$ours")
# A Fedora has it.
[ "$kind" = deb ] || mkdir -p /usr/share/licenses
everything > /tmp/before

if [ "$kind" = deb ]; then
  apt-get install -qy --no-install-recommends "$ours"
  test -f /usr/share/man/man1/jubilee.1.gz
else
  rpm --install --nodeps /tmp/jubilee.rpm
  rpm --verify --nodeps jubilee
  echo "It needs:"
  rpm --query --requires jubilee
  test -f /usr/share/man/man1/jubilee.1
fi
jubilee --version
jubilee-kiosk --version
# What belongs to the person who runs it is no part of the package.
export HOME=/tmp/person
mkdir -p /tmp/home /tmp/screen /tmp/person
Xvfb :9 -screen 0 1920x1080x24 -fbdir /tmp/screen &
screen=$!
export DISPLAY=:9
until [ -s /tmp/screen/Xvfb_screen0 ]; do sleep 0.1; done
openbox &
jubilee-kiosk --home /tmp/home > /tmp/kiosk.log 2>&1 &
kiosk=$!
# Until something else than the empty screen has stood there for a while.
cp /tmp/screen/Xvfb_screen0 /tmp/empty.xwd
shown=no
for second in $(seq 120); do
  sleep 1
  if ! cmp -s -i 4096 /tmp/empty.xwd /tmp/screen/Xvfb_screen0; then shown=$second; break; fi
done
sleep 20
kill -0 $kiosk || { cat /tmp/kiosk.log; exit 1; }
cp /tmp/screen/Xvfb_screen0 /tmp/seen.xwd
kill $kiosk
wait $kiosk || true
kill $screen
echo "something was shown after $shown s"
test "$shown" != no

if [ "$kind" = deb ]; then
  apt-get install -qy --no-install-recommends /tmp/newer.deb
  dpkg -s jubilee | grep '^Version'
else
  rpm --upgrade --replacepkgs --nodeps /tmp/jubilee.rpm
  rpm --verify --nodeps jubilee
fi
jubilee --home /tmp/home editions > /dev/null

# As on a machine that was repaired.
mkdir /var/lib/jubilee-repair
date +%s > /var/lib/jubilee-repair/starts
if [ "$kind" = deb ]; then
  apt-get purge -qy jubilee
else
  rpm --erase jubilee
fi
everything > /tmp/after
diff /tmp/before /tmp/after
test -d /tmp/home
echo "nothing was left behind"
