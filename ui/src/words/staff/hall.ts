/** The words for what staff tell the hall and the machine. */
const en = {
  hall: 'The hall',
  mute: 'Mute',
  unmute: 'Sound on',
  mutedNow: 'The sound is off.',
  unmutedNow: 'The sound is on.',
  muted: 'The sound is off',
  mutedHow:
    'Switched off by {by} at {time}. Texts are read in silence until it is switched on again.',

  holdStill: 'Still picture',
  holdTitle: 'Hold a still picture',
  holdWhat:
    'For a speech or a delegation: nothing moves, sounds or answers a touch. It ends when you tap the corners and type your PIN, or after this time.',
  holdPicture: 'The title picture',
  holdCrest: 'The crest',
  holdMinutes: '{count} minutes',
  pictures: 'What is shown',
  times: 'How long',

  closeToday: 'Close for today',
  closeTitle: 'Close for today?',
  closeWhat:
    'The screen says so and answers no touch until midnight. Whoever comes in with a PIN can open it again.',
  openAgain: 'Open again',
  openedNow: 'The exhibition is open.',
  closedThing: 'Closed for today',
  closedThingHow: 'Closed by {by}. It opens by itself at midnight, or with the key below.',

  turns: 'Restart and switch off',
  programTurn: 'Restart the exhibition',
  programTitle: 'Restart the exhibition?',
  programWhat: 'It is away for some seconds. Nothing is lost; whoever is visiting begins anew.',
  machineTurn: 'Restart the machine',
  machineTitle: 'Restart the machine?',
  machineWhat: 'The exhibition is away for a minute or two. Nothing is lost.',
  offTurn: 'Switch off',
  offTitle: 'Switch the machine off?',
  offWhat:
    'The screen goes dark. Somebody has to switch the machine on again by hand; to end the day, close for today instead.',
  systemTurn: 'Exit to the system',
  systemTitle: 'Leave the exhibition?',
  systemWhat: 'The exhibition ends, and the system of this computer is there for everybody.',
  turning: 'It is on its way.',
  nothingBehind:
    'This machine is a kiosk and nothing else: there is no system to go to. An administrator undoes the set-up.',
  systemRefuses:
    'The system does not let the kiosk do this: {reason}. Use the switch of the machine itself.',
};

const zh: Record<keyof typeof en, string> = {
  hall: '展厅',
  mute: '静音',
  unmute: '打开声音',
  mutedNow: '声音已关闭。',
  unmutedNow: '声音已打开。',
  muted: '声音已关闭',
  mutedHow: '由 {by} 于 {time} 关闭。重新打开之前，文字均为无声播放。',

  holdStill: '静止画面',
  holdTitle: '显示静止画面',
  holdWhat:
    '用于致辞或接待：画面不动、无声，触摸没有反应。轻触两角并输入密码即可结束，或到时自动结束。',
  holdPicture: '标题画面',
  holdCrest: '校徽',
  holdMinutes: '{count} 分钟',
  pictures: '显示内容',
  times: '时长',

  closeToday: '今日闭馆',
  closeTitle: '今日闭馆？',
  closeWhat: '屏幕显示闭馆，午夜之前触摸没有反应。凭密码进入的人可以重新开放。',
  openAgain: '重新开放',
  openedNow: '展览已开放。',
  closedThing: '今日已闭馆',
  closedThingHow: '由 {by} 闭馆。午夜自动开放，也可用下方按键开放。',

  turns: '重新启动和关机',
  programTurn: '重启展览',
  programTitle: '重新启动展览？',
  programWhat: '展览中断几秒钟。内容不会丢失，正在参观的人要从头开始。',
  machineTurn: '重启机器',
  machineTitle: '重新启动机器？',
  machineWhat: '展览中断一两分钟。内容不会丢失。',
  offTurn: '关机',
  offTitle: '关闭机器？',
  offWhat: '屏幕将变黑，之后须有人手动开机。如只是结束当天参观，请用“今日闭馆”。',
  systemTurn: '退出到系统',
  systemTitle: '退出展览？',
  systemWhat: '展览结束，任何人都可以使用这台电脑的系统。',
  turning: '正在进行。',
  nothingBehind: '本机只用作展台，没有可退出到的系统。请由管理员撤销设置。',
  systemRefuses: '系统不允许展台进行此操作：{reason}。请使用机器本身的开关。',
};

export const hall = { en, 'zh-Hans': zh };
