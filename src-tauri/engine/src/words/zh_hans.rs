//! Problems in Simplified Chinese.

mod intake;
mod media;
mod terms;
mod texts;

pub(super) use terms::{how, term};

use super::Told;
use crate::problem::ProblemCode;

const fn says(sentence: &'static str, remedy: &'static str) -> Told {
    Told { sentence, remedy, suggestion: None }
}

const fn hints(sentence: &'static str, remedy: &'static str, suggestion: &'static str) -> Told {
    Told { sentence, remedy, suggestion: Some(suggestion) }
}

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Told {
    use ProblemCode as P;
    match code {
        P::NoExhibition => says(
            "此文件夹中没有 exhibition.toml。",
            "请选择含有 exhibition.toml 的文件夹，或按 docs/exhibition-format.md 的说明写一个。",
        ),
        P::FormatTooNew => {
            says("此展览的格式为 {format}，本程序最高支持格式 {known}。", "请安装支持格式 {format} 的新版 Jubilee。")
        }
        P::Unreadable => says("无法读取 {file}：{why}。", "请检查文件是否损坏、您是否有权读取，或从原处重新复制一份。"),
        P::NotUtf8 => says("{file} 不是以 UTF-8 编码保存的。", "请用编辑器打开，选择 UTF-8 编码重新保存。"),
        P::TooLarge => says("{file} 超过 {limit} KiB。", "可能误存了其他内容。请缩短或拆分该文件。"),
        P::TooDeep => says("此处嵌套超过 {limit} 层。", "请减少层级。"),
        P::TooManyItems => says("展览的展项超过 {limit} 个。", "请拆分展览或减少展项。"),
        P::TooManyFiles => {
            says("文件夹中的文件超过 {limit} 个。", "请确认这是展览文件夹而不是它的上级文件夹，并移走无关文件。")
        }
        P::Syntax => says("无法理解这一行。", "请检查本行或上一行是否缺少引号、括号或等号。"),
        P::UnknownKey => hints(
            "此处没有名为“{key}”的键。",
            "请删除，或在 docs/exhibition-format.md 中查找正确的名称。",
            "是否应为“{suggestion}”？",
        ),
        P::MissingKey => says("缺少“{key}”。", "请补上，docs/exhibition-format.md 中有示例。"),
        P::KeyEmpty => says("“{key}”没有展览所列任何语言的文字。", "请至少用第一种语言写上。"),
        P::BadId => says("“{value}”不能用作展览的 id。", "请用小写字母 a 至 z、数字和连字符，例如 {suggestion}。"),
        P::NoSections => says("展览没有版块，没有可展示的内容。", "请在 sections 中写上各版块的文件夹。"),
        P::WrongType => {
            says("“{key}”应为{expected}，现为{found}。", "请改写为{expected}，docs/exhibition-format.md 中有示例。")
        }
        P::NotAllowed => hints(
            "“{key}”不能是“{value}”。",
            "请从以下各项中选择：{allowed}。",
            "是否应为“{suggestion}”？可选：{allowed}。",
        ),
        P::OutOfRange => says("“{key}”不能是 {value}。", "请填写 {least} 至 {most} 之间的数。"),
        P::BadForm => says("“{key}”不能是“{value}”。", "请按 {example} 的格式填写。"),
        P::BadLanguage => hints(
            "“{value}”不是语言标签。",
            "请填写 BCP 47 语言标签，例如 en、zh-Hans、pt-BR。",
            "请改为 {suggestion}。",
        ),
        P::BadDate => {
            says("“{value}”不是日期。", "请按已知程度填写年、月或日：1952、1952-04 或 1952-04-22，年份为四位数字。")
        }
        P::NoSuchDay => says("历法中没有 {value} 这一天。", "请更正月份或日期。"),
        P::BadPath => says(
            "“{value}”不是本文件夹中的文件名。",
            "请把文件放入本文件夹，只写文件名，不要写“..”、盘符或开头的斜杠。",
        ),
        P::BadPicturePath => says(
            "“{value}”不是展览中的图片名。",
            "图片在本文件夹中时只写文件名，否则写从展览文件夹开始的路径，例如 /gallery/gate.jpg，不要写“..”或盘符。",
        ),
        P::BadAddress => says(
            "“{value}”不是观众能打开的网址。",
            "请写完整网址，以 https:// 开头，不含空格，最多 {limit} 个字符，每个汉字按 9 个计。",
        ),
        P::BadShortName => {
            says("“{value}”不能用作标签或时期的 id。", "请写一个可以用作文件夹名的简短名称，例如 founding。")
        }
        P::BadColour => says("“{value}”不是颜色。", "请写成 # 加六位 0 至 f 的数字，例如 #8a1c26。"),
        P::Twice => says("“{value}”出现了两次。", "请删去其中一个，或改用其他名称。"),
        P::YearsReversed => says("起始年份 {from} 晚于结束年份 {to}。", "请对调或更正两个年份。"),
        P::NameForbidden => says("{file} 的名称并非在所有电脑上都能使用：{why}。", "请改名。"),
        P::NamesCollide => says("“{name}”与“{other}”只有大小写不同，Windows 会视为同一个。", "请把其中一个改名。"),
        P::LinkOutside => says("{file} 是指向展览之外的链接。", "请换成文件本身。"),
        P::LinkUnusable => says("{file} 是失效的链接或指向文件夹的链接。", "请换成文件或文件夹本身。"),
        P::NotAFile => says("{file} 既不是文件也不是文件夹。", "请从展览中移走。"),
        P::SectionMissing => says(
            "没有版块“{section}”的文件夹。",
            "请建立文件夹 {section}/ 并写好 section.toml，或从 exhibition.toml 的 sections 中删去“{section}”。",
        ),
        P::SectionFileMissing => {
            says("版块“{section}”没有 section.toml。", "请编写 {file}，docs/exhibition-format.md 中有各类版块的示例。")
        }
        P::ItemMissing => says("没有文件夹 {item}/。", "请建立该文件夹，或从列表中删去。"),
        P::PersonMissing => hints(
            "没有人物“{value}”。",
            "请写人物的文件夹，包括所在版块，例如 people/first-last。",
            "是否应为“{suggestion}”？",
        ),
        P::ItemFileMissing => says("{item}/ 中没有 item.toml。", "请编写 {file}；如果不是展项，请把该文件夹移走。"),
        P::EventFolderReserved => {
            says("事件的文件夹不能命名为 eras：时间线用这个名称存放各时期的引言。", "请把此事件的文件夹改名。")
        }
        P::EventDateMissing => says("此事件没有日期，因此排在时间线末尾。", "请加一行，例如：date = \"1952-04\""),
        P::NoText => says("{folder} 中没有任何语言的文字。", "请编写 {file}：第一行为“# 标题”，其后为段落。"),
        P::SectionEmpty => says(
            "版块“{section}”没有展项，观众看不到任何内容。",
            "请按 docs/exhibition-format.md 的说明添加展项，或从 exhibition.toml 的 sections 中删去“{section}”。",
        ),
        P::LanguageUnlisted => says(
            "展览没有语言“{language}”，观众看不到此内容。",
            "请把“{language}”加入 exhibition.toml 的 languages，或删去此内容。",
        ),
        P::RightToLeft => says("“{language}”从右向左书写，目前的界面尚不支持。", "请暂时不要把它列入 languages。"),
        P::TextMissing => says("缺少“{language}”的文字，观众将看到另一种语言。", "请编写 {file}。"),
        P::TextEmpty => says("{file} 中没有文字。", "请写上文字，或删去该文件。"),
        P::TitleMissing => says("这篇文字没有标题。", "请在开头加一行，例如：# 标题"),
        P::TitleLong => says(
            "标题有 {count} 个字符；观众选用最大字号时，小屏幕上放不下。",
            "请缩短到 {limit} 个字符以内，其余内容写在正文中。",
        ),
        P::MottoLong => {
            says("校训（motto）有 {count} 个字符，以大字显示时放不下。", "请缩短到 {limit} 个字符以内，或删去。")
        }
        P::LettersUndrawn => says(
            "随附的字体都没有 {letters}（此处共 {count} 个不同的字），观众将看到空白方框。",
            "请换用别的字或写法；人名中的生僻字可用图片表示。",
        ),
        P::TagUndeclared => hints(
            "exhibition.toml 中没有标签“{value}”，观众看到的标签将没有名称。",
            "请在 exhibition.toml 中加一个 [[tags]] 表，写上 id {value} 和名称，或删去此标签。",
            "是否应为“{suggestion}”？否则请在 exhibition.toml 中加一个 id 为 {value} 的 [[tags]] 表。",
        ),
        P::EraUnlisted => hints(
            "文件夹 {file}/ 不属于任何时期，观众看不到。",
            "请改用 {by} 中某个时期的 id，或移走。",
            "是否应为 {suggestion}/？否则请改用 {by} 中某个时期的 id，或移走。",
        ),
        P::WordsMissing => says("“{key}”缺少“{language}”。", "请加一行，以此开头：{language} ="),
        P::ParagraphsUnequal => says(
            "这篇文字有 {here} 个段落和小标题，“{measure}”的有 {there} 个；观众切换语言时可能找不到原来的位置。",
            "请让两种语言的段落一一对应。",
        ),
        P::SentencesUnequal => {
            says("此段有 {here} 句，“{measure}”的有 {there} 句；高亮可能相差一句。", "请让两种语言的句子一一对应。")
        }
        P::MarkdownPlain => {
            says("{what}无法按原样显示，其文字将作为普通文字显示。", "请改写成句子；如果普通文字即可，也可不改。")
        }
        P::MarkdownDropped => says("{what}无法显示，已略去。", "请删去。图片应写在 item.toml 或 media.toml 中。"),
        P::FileUnknown => says(
            "{folder} 中没有用到的文件：{count} 个，第一个是 {first}。",
            "请更正文件名，移入名为 notes 的文件夹，或删去。",
        ),
        P::FolderUnlisted => says(
            "文件夹 {file}/ 不是展览的版块，观众看不到。",
            "请把“{file}”加入 exhibition.toml 的 sections，或移走该文件夹。",
        ),
        _ => media::told(code).or_else(|| intake::told(code)).unwrap_or_else(|| texts::told(code)),
    }
}
