use crate::measure::Measure as M;

const SETUP: &str = "运行：sudo jubilee kiosk setup";

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(crate) fn of(measure: M) -> Option<[&'static str; 3]> {
    Some(match measure {
        M::Account => ["展台使用专用账户，无权限、无密码、无命令行", "离开展览界面的人将拥有展示账户的权限。", SETUP],
        M::Home => [
            "展台的主文件夹只属于该账户",
            "展台无法保存设置，或他人可以改动展示内容。",
            "运行：sudo jubilee kiosk setup；如已运行过：sudo chown -R jubilee: /var/lib/jubilee",
        ],
        M::Session => [
            "开机直接进入展览，没有桌面",
            "断电重启后会出现登录界面或桌面。",
            "请先安装软件包，再运行：sudo jubilee kiosk setup",
        ],
        M::Consoles => [
            "其他控制台不能登录",
            "在正面插上键盘就能进入登录界面。",
            "运行：sudo jubilee kiosk setup；如已运行过，则是 /etc/systemd/logind.conf.d 中的其他文件改变了设置",
        ],
        M::Passwords => [
            "没有密码为空的可登录账户",
            "进入登录界面的人（例如通过返回系统的办法）按一下回车就能成为 root 或其他账户。",
            "列出这些账户：sudo awk -F: '$2 == \"\" {print $1}' /etc/shadow /etc/passwd；再逐个运行：sudo passwd 账户名",
        ],
        M::Sleep => [
            "从不休眠；按机器的电源键正常关机，键盘上的不起作用",
            "屏幕会在观众面前变黑，或在正面插上键盘就能关机。",
            "运行：sudo jubilee kiosk setup；如已运行过，则是 /etc/systemd/logind.conf.d 中的其他文件改变了设置",
        ],
        M::Blanking => {
            ["控制台从不黑屏", "会话重新启动时屏幕可能变黑。", "请在引导程序的内核参数中加入 consoleblank=0"]
        }
        M::Boot => [
            "没有密码不能编辑启动菜单",
            "任何人接上键盘并重启，在启动菜单处加上 init=/bin/bash 就成为 root。",
            "在 Fedora 上运行：sudo grub2-setpassword；在 Debian 和 Ubuntu 上用 grub-mkpasswd-pbkdf2 生成密码，与 superusers 和 password_pbkdf2 一起写入 /etc/grub.d/40_custom，在 /etc/grub.d/10_linux 的 CLASS 中加入 --unrestricted，在 /etc/default/grub 的 GRUB_CMDLINE_LINUX 中加入 panic=30 fsck.repair=yes，再运行：sudo update-grub；systemd-boot 则在 loader.conf 中写 editor no。逐条命令见安装指南的“启动菜单”一节",
        ],
        M::CtrlAltDel => [
            "Ctrl+Alt+Del 不起作用",
            "在正面插上键盘就能重启机器。",
            "运行：sudo jubilee kiosk setup；如已运行过，则是 /etc/systemd/system.conf.d 中的其他文件改变了设置",
        ],
        M::Sysrq => [
            "不能用按键向内核发命令",
            "在正面插上键盘就能结束会话或重启机器。",
            "运行：sudo jubilee kiosk setup；如已运行过，则是 /etc/sysctl.d 中的其他文件改变了设置",
        ],
        M::Updates => ["不自动更新", "更新会在开放时间重启程序或机器。", SETUP],
        M::Usb => ["不自动打开 U 盘；工作人员窗口可以读取", "系统会自动打开观众的 U 盘。", SETUP],
        M::Firewall => [
            "不接受来自网络的连接",
            "同一网络中的任何人都能访问本机的服务。",
            "如没有 nft，请先安装 nftables，再运行：sudo jubilee kiosk setup",
        ],
        M::Time => [
            "时间取自应答文件中的服务器",
            "时钟会走偏，日期和开放时间出错。",
            "请安装并启用 systemd-timesyncd 或 chrony，再运行：sudo jubilee kiosk setup；如 chrony 没有 /etc/chrony/sources.d（例如 Fedora），请在 /etc/chrony.conf 中把 pool 一行换成“server 服务器 iburst”，再运行：sudo systemctl restart chronyd",
        ],
        M::Timezone => [
            "时区与应答文件一致",
            "开放时间和日期会是别处的时间。",
            "请用 timedatectl list-timezones 核对名称；列表为空时请安装 tzdata，再运行：sudo jubilee kiosk setup",
        ],
        M::Opening => [
            "闭馆时关机，开馆时开机",
            "机器整夜运行，或早上没有开机。",
            "请安装 rtcwake（util-linux 或 util-linux-extra），确认机器可由时钟唤醒，再运行：sudo jubilee kiosk setup",
        ],
        M::Sound => [
            "开机后声音是打开的",
            "重启后朗读可能没有声音。",
            "请安装 alsa-utils，再运行：sudo jubilee kiosk setup；如已运行过，可查看哪些音量未能调高：sudo systemctl start jubilee-sound; cat /run/jubilee-sound-failed",
        ],
        M::Name => ["机器名与应答文件一致", "无法分辨登记表中的一行是哪台机器。", SETUP],
        M::Settings => [
            "展台设置与应答文件一致",
            "文字大小不对，或展示的版块、语言与要求不符。",
            "运行：sudo jubilee kiosk setup；如 kiosk.toml 无法读取，请先改正或移走该文件",
        ],
        _ => return None,
    })
}
