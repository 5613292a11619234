use crate::measure::Measure as M;

const SETUP: &str = "以管理员身份运行：jubilee kiosk setup";

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(crate) fn of(measure: M) -> Option<[&'static str; 3]> {
    Some(match measure {
        M::Account => [
            "展台使用专用账户，对本机没有管理权限",
            "离开展览界面的人将拥有展示账户的权限。",
            "以管理员身份运行：jubilee kiosk setup；如提示账户 jubilee 占用了位置，请先将其改名或删除",
        ],
        M::Home => ["展台的账户可以写入主文件夹", "展台无法保存设置，也无法记录参观。", SETUP],
        M::Session => [
            "本机自动登录并直接进入展览，没有桌面；所用密码存于注册表，凡能登录本机的人都能读到",
            "断电重启后会出现登录界面或桌面。",
            "请先安装 Jubilee，再以管理员身份运行：jubilee kiosk setup",
        ],
        M::CtrlAltDel => {
            ["Ctrl+Alt+Del 的屏幕上只剩返回和辅助功能", "在正面插上键盘就能打开任务管理器，或换人登录。", SETUP]
        }
        M::SystemKeys => [
            "Windows 键、菜单键、电源键和睡眠键不起作用（指键盘上的）",
            "在正面插上键盘就能打开系统窗口，或关闭机器。",
            SETUP,
        ],
        M::Gestures => ["没有边缘滑动、三指和四指手势，长按不出菜单", "手放在玻璃上就会调出系统的界面。", SETUP],
        M::Notifications => ["没有通知", "给工作人员的消息会盖住展览。", SETUP],
        M::LockScreen => ["没有锁屏和屏幕保护", "展览会被遮住，直到有人登录。", SETUP],
        M::Dialogs => ["系统不弹出询问：出错、首次启动、粘滞键", "无人能关的窗口会停在展览上面。", SETUP],
        M::Sleep => ["从不休眠；按电源键正常关机", "屏幕会在观众面前变黑。", SETUP],
        M::Updates => ["不自动更新", "更新会在开放时间重启机器。", SETUP],
        M::Usb => ["U 盘不自动打开，其中的程序不能运行；内容仍可读取", "观众的 U 盘会启动程序。", SETUP],
        M::Firewall => ["不接受来自网络的连接", "同一网络中的任何人都能访问本机。", SETUP],
        M::Time => ["时间取自应答文件中的服务器", "时钟会走偏，日期出错。", SETUP],
        M::Timezone => [
            "应答文件中的时区",
            "时钟显示别处的时间。",
            "请手动设置一次：设置 → 时间和语言 → 日期和时间；然后从应答文件中去掉 timezone",
        ],
        M::Opening => [
            "闭馆时关机，开馆时开机",
            "机器整夜运行。",
            "Windows 不能由时钟开机：请在固件（RTC 唤醒）和电源定时器中设定时间，并从应答文件中去掉 opening",
        ],
        M::Name => [
            "机器名与应答文件一致",
            "无法分辨登记表中的一行是哪台机器。",
            "以管理员身份运行：jubilee kiosk setup；Windows 不接受纯数字的名称，请在应答文件中另取名称",
        ],
        M::Settings => [
            "展台设置与应答文件一致",
            "文字大小不对，或展示的版块、语言与要求不符。",
            "以管理员身份运行：jubilee kiosk setup；如 kiosk.toml 无法读取，请先改正或移走该文件",
        ],
        _ => return None,
    })
}
