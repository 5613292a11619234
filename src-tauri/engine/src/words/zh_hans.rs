//! Problems in Simplified Chinese.

mod texts;

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
        P::PictureMissing => hints(
            "缺少 {name}。",
            "请把文件放入 {folder}，或从 {file} 中删去这一项。",
            "是否应为“{suggestion}”？否则请把 {name} 放入 {folder}，或从 {file} 中删去这一项。",
        ),
        P::PictureBroken => says(
            "无法将 {name} 作为图片读取。",
            "请先在电脑上打开看看。打不开就从原处重新复制，打得开就另存为 JPEG 或 PNG。",
        ),
        P::PictureCutOff => says("{name} 不完整，可能是复制时中断了。", "请从原处重新复制。"),
        P::PictureUnsupported => says(
            "{name} 无法显示：从内容看是{what}。",
            "请另存为 JPEG、PNG、WebP、TIFF、GIF、BMP 或 SVG，并把新文件名写入 {by}。",
        ),
        P::PictureTooLarge => {
            says("{name} 超过 {pixels}像素，或某一边超过 {side} 像素。", "请另存一份较小的图片使用。")
        }
        P::PictureFileTooLarge => says("文件 {name} 超过 {limit} GiB。", "请另存一份较小的图片使用，例如 JPEG。"),
        P::PictureDecodedTooLarge => {
            says("打开 {name} 需要超过 {limit} GiB 内存。", "请另存一份像素较少、每通道 8 位或不透明的图片使用。")
        }
        P::PictureSmall => says(
            "在屏幕上会模糊的图片：{count} 张，第一张是 {first}，只有 {width} × {height} 像素。",
            "请换成长边至少 {needed} 像素的图片，例如原图；把现有图片放大没有用。",
        ),
        P::DrawingTooLarge => {
            says("图形 {name} 超过 {limit} MiB。", "请去掉其中没有显示的内容，例如嵌入的大图片，或另存为 PNG 使用。")
        }
        P::DrawingBroken => {
            says("从这里起无法将 {name} 作为图形读取。", "请用绘制它的软件重新导出为普通 SVG，或另存为 PNG 使用。")
        }
        P::DrawingText => says(
            "{name} 中含有文字，而这里没有绘图软件所用的字体。",
            "请在绘图软件中把文字转为轮廓（也称路径或曲线），再重新导出。",
        ),
        P::DrawingOutside => says(
            "{name} 引用了另一个文件 {value}；图形必须自带所显示的全部内容。",
            "请把该图片嵌入图形，不要链接，再重新导出。",
        ),
        P::DrawingPicture => {
            says("{name} 中嵌入的一张图片无法显示。", "请以 JPEG 或 PNG 重新嵌入；图片很大时请减少像素。")
        }
        P::DrawingTooComplex => {
            says("{name} 的形状、图层或效果过多，无法在此绘制。", "请用绘图软件另存为长边 3840 像素的 PNG 使用。")
        }
        P::SoundBroken => says(
            "{file} 无法播放：文件损坏或不完整。",
            "请先在电脑上试听，再重新导出为 FLAC、WAV、Ogg Vorbis、M4A 或 MP3。",
        ),
        P::SoundUnsupported => says("{file} 的声音格式无法播放。", "请导出为 FLAC、WAV、Ogg Vorbis、M4A 或 MP3。"),
        P::SoundLimit => says(
            "{file} 无法播放：{what} {found}{unit}，{bound} {allowed}{unit}。",
            "请按限制重新导出，或把文字和录音分成两份。",
        ),
        P::TimingsBroken => says(
            "从这一行起无法理解 {file}；各句按阅读时间分配录音。",
            "时间轴文件以 WEBVTT 开头；每条先写时间，例如 00:00:01.000 --> 00:00:04.500，再写文字，最后空一行。",
        ),
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
        P::AltMissing => says(
            "缺少“{language}”替代文字的图片：{count} 张，第一张是 {first}。",
            "请在 alt 中说明图片内容，供看不见图片的人了解。",
        ),
        P::CaptionMissing => {
            says("缺少“{language}”说明文字的图片：{count} 张，第一张是 {first}。", "请为每张图片写 caption。")
        }
        P::CreditMissing => says(
            "缺少“{language}”来源署名的图片：{count} 张，第一张是 {first}。",
            "请在 credit 中写明每张图片的作者或所有者。",
        ),
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
        P::TimingsMissing => {
            says("{file} 没有时间轴；各句按阅读时间分配录音。", "请制作同名的 .vtt 时间轴文件，每句一条。")
        }
        P::SoundMissing => says("此时间轴没有对应的录音。", "请把同名录音放在旁边，或删去 {file}。"),
        P::SoundWithoutText => says("此录音没有“{language}”的文字，因此不播放。", "请在旁边写上文字，或删去 {file}。"),
        P::SoundTwice => says("同一篇文字还有另一个录音；播放 {taken}，不播放 {file}。", "请删去不需要的一个。"),
        P::NarrationMissing => {
            says("这篇文字有其他语言的朗读，但没有“{language}”的；将无声高亮。", "请在文字旁放入录音。")
        }
        P::CueUnmatched => {
            says("与文字中任何一句都不符的字幕条：{count} 条，第一条是“{first}”。", "请让每条对应一句的文字。")
        }
        P::CueDiffers => says(
            "与所对应句子文字不同的字幕条：{count} 条，第一条是“{first}”。",
            "如果录音之后改过文字，请重新录音；否则请更正字幕条。",
        ),
        P::SentenceWithoutCue => {
            says("没有字幕条的句子：{count} 句，第一句是“{first}”。", "请为每句添加字幕条；没有时按估计的时间高亮。")
        }
        P::CuesOverlap => {
            says("在前一条结束之前就开始，或时间没有递增的字幕条：{count} 条，第一条是“{first}”。", "请更正时间。")
        }
        P::CueAfterEnd => {
            says("在录音结束之后才结束的字幕条：{count} 条，第一条是“{first}”。", "请更正时间，或检查录音是否完整。")
        }
        P::SoundLength => says(
            "{file} 长 {found} 秒，而朗读对应文字约需 {expected} 秒。",
            "请检查录音是否完整、是否为这篇文字，以及有无长时间静音。",
        ),
        P::FileUnknown => says(
            "{folder} 中没有用到的文件：{count} 个，第一个是 {first}。",
            "请更正文件名，移入名为 notes 的文件夹，或删去。",
        ),
        P::FolderUnlisted => says(
            "文件夹 {file}/ 不是展览的版块，观众看不到。",
            "请把“{file}”加入 exhibition.toml 的 sections，或移走该文件夹。",
        ),
        P::PictureUnlisted => says(
            "{folder} 中没有列出的图片：{count} 张，第一张是 {first}。",
            "请在 media.toml 或 item.toml 中为每张图片加一个表，或删去。",
        ),
        P::ImportLink => says("{file} 是链接，未跟随。", "请把文件本身复制到 U 盘。"),
        P::ImportDevice => says("{file} 既不是文件也不是文件夹。", "请指明文件、文件夹或 U 盘。"),
        P::ImportTooDeep => says("从 {file} 起文件夹嵌套超过 {limit} 层，更深处没有读取。", "请单独导入里面的文件夹。"),
        P::ImportEmpty => says("{file} 是空文件。", "可能没有复制完整，请从原处重新复制。"),
        P::ImportUnknown => says(
            "无法识别 {file} 是什么文件。",
            "如果不是图片、声音或文字，可以不管；否则请在电脑上打开，另存为 JPEG、FLAC 或 Word。",
        ),
        P::ImportConvert => says("{file} 是{what}，不能直接导入。", "{how}"),
        P::TextUnplaced => says(
            "无法判断 {file} 是哪篇文字。",
            "请用 --section {example} 指明版块，或以事件、人物或致辞的名称加语言命名，例如 {example}.en.docx。",
        ),
        P::TextThere => says(
            "{file} 与 {other} 是同一处的文字；原文件保持不变，新文件放入 {kept}。",
            "如要使用新文件，请删除 {other}，再把新文件移到那里。",
        ),
        P::ImportTexts => says("加上 {file}，本次导入的文字和表格超过 {limit} MiB。", "请稍后单独导入。"),
        P::ItemThere => says(
            "{file} 中有一行对应 {folder}，该展项已存在，保持不变。",
            "如果展览内容正确，无需处理；否则请修改 {folder}，或删去后重新导入。",
        ),
        P::SectionThere => says(
            "没有采用 {file} 的标题和时期：时间轴已在 {other} 中写明。",
            "如果内容正确，无需处理；否则请在那里修改。",
        ),
        P::ImportUnlisted => says(
            "{file} 已在展览中（{at}），但 {list} 没有列出，观众看不到。",
            "请在 {list} 中列出；如是有意撤下，请删除 {at}。",
        ),
        P::TableBeside => says(
            "{file} 需要新建时间轴，而同时还有要放入图库的图片。",
            "请把同样的内容再导入一次：图片届时已在展览中。",
        ),
        P::ImportTooLarge => says("{file} 超过 {limit} MiB。", "请另存一份较小的，例如 JPEG 或 MP3。"),
        P::ImportChanged => says("读取过程中 {file} 有改动。", "请关闭正在使用该文件的程序，再重新导入。"),
        P::ImportFirstPage => says("{file} 有多页，只取第一页。", "如需其他页，请把每页另存为单独的图片。"),
        P::ExtensionWrong => {
            says("{file} 的扩展名是 .{written}，但从内容看是 .{usual}，已按内容导入。", "如果内容无误，无需处理。")
        }
        P::ArchiveBroken => says("无法解压 {file}：文件损坏或不完整。", "请重新复制，或重新压缩。"),
        P::ArchiveTooLarge => {
            says("{file} 解压后的内容过多，无法一次导入。", "请在电脑上解压后导入文件夹，或分成几个较小的压缩包。")
        }
        P::ArchiveBomb => {
            says("{file} 的压缩率高于任何照片，可能是恶意文件。", "如果确认可信，请在电脑上解压后导入该文件。")
        }
        P::ArchiveUnsafe => {
            says("{file} 的名称指向压缩包之外，因此没有解压。", "请询问压缩包的制作者，或用普通软件重新压缩该文件夹。")
        }
        P::ArchiveLocked => says("{file} 设有密码。", "请在电脑上解压后导入其中的文件。"),
        P::ArchiveMethod => {
            says("{file} 的压缩方式无法识别。", "请在电脑上解压后导入其中的文件，或重新压缩为普通 zip。")
        }
        P::ArchiveNested => says("{file} 是压缩包中的压缩包。", "请先解压外层，再导入里面的压缩包。"),
        P::HeifMissing => says(
            "{file} 是{what}，而本机没有安装转换程序。",
            "请安装 libheif 的 heif-convert（Debian 的软件包为 libheif-examples），或把图片导出为 JPEG。iPhone 请在“设置”“相机”“格式”中选“兼容性最佳”。",
        ),
        P::HeifFailed => says("{file} 是{what}，未能转换。", "请在手机或电脑上打开，导出为 JPEG。"),
        P::PictureInMessage => says(
            "没有导入 {file}：致辞没有图片列表。",
            "请导入图库，或自行放入 {section}/ 并在 section.toml 中写为 picture 或 portrait。",
        ),
        P::PictureWithoutItem => says(
            "没有导入 {file}：“{section}”的图片属于其中的展项。",
            "请写明展项的文件夹，例如 --section {section}/1952-founded，或导入图库。",
        ),
        P::SoundThere => says(
            "{file} 与 {other} 的语言和位置相同；原文件保持不变，新文件放入 {kept}。",
            "如要使用新文件，请删除 {other}，再把新文件移到那里。",
        ),
        P::SoundUnplaced => says(
            "无法判断 {file} 属于哪篇文字；已放入 {kept}，观众不会看到。",
            "请移到对应文字旁边，并改为与文字相同的名称，例如 {example}。",
        ),
        _ => texts::told(code),
    }
}

/// Words for the sorts of things that problems name.
pub(super) fn term(name: &str) -> Option<&'static str> {
    Some(match name {
        "string" => "带引号的文字",
        "integer" => "整数",
        "number" => "小数",
        "boolean" => "true 或 false",
        "date" => "不带引号的日期",
        "array" => "方括号中的列表",
        "object" => "表",
        "character" => "含有 Windows 不允许的字符",
        "device" => "Windows 把这个名称留给了设备",
        "end" => "以句点或空格结尾",
        "length" => "超过 200 字节",
        "encoding" => "不是 Unicode",
        "list" => "列表",
        "heading" => "这一级标题",
        "strikethrough" => "删除线",
        "link" => "链接",
        "quotation" => "引用块",
        "code" => "代码块",
        "table" => "表格",
        "html" => "HTML",
        "rule" => "分隔线",
        "image" => "文字中的图片",
        "avif" => " AVIF 图片",
        "heic" => "手机拍摄的 HEIC 图片",
        "svgz" => "压缩文件，例如 SVGZ 图形",
        "raw" => "相机 RAW 文件",
        "pdf" => " PDF 文档",
        "odf" => " OpenDocument 文件",
        "iwork" => " Pages、Numbers 或 Keynote 文稿",
        "ppt" => "演示文稿",
        "rar" => " RAR 压缩包",
        "7z" => " 7z 压缩包",
        "film" => "影片",
        "sound" => "此处无法播放的声音",
        "opus" => " Opus 录音",
        "psd" => " Photoshop 文件",
        "jxl" => " JPEG XL 图片",
        "unknown" => "无法识别的文件",
        "duration" => "时长",
        "file-size" => "文件大小",
        "channels" => "声道数",
        "rate" => "采样率",
        "minutes" => " 分钟",
        "gib" => " GiB",
        "khz" => " kHz",
        "most" => "不得超过",
        "least" => "不得低于",
        "full" => "磁盘已满",
        "permission" => "没有权限",
        "read-only" => "磁盘为只读",
        "not-there" => "文件不存在",
        "in-the-way" => "有同名文件占用",
        "io" => "磁盘或 U 盘没有读出该文件",
        _ => return texts::term(name),
    })
}

/// How staff convert what is not imported.
pub(super) fn how(name: &str) -> Option<&'static str> {
    Some(match name {
        "doc" | "wps" | "rtf" | "odf" => "请用 Word 或 WPS 打开，另存为 .docx。",
        "pdf" => "请把文字复制到 Word 文档，把图片或页面另存为 JPEG 或 PNG。",
        "iwork" => "请导出为 Word 或 Excel。",
        "ppt" => "请把需要的幻灯片另存为 PNG，把文字复制到 Word 文档。",
        "xls" => "请用 Excel 或 WPS 打开，另存为 .xlsx。",
        "rar" | "7z" => "请在电脑上解压，再导入文件夹。",
        "film" => "目前还不能播放影片。如果可以，请把声音另存为 M4A，或把画面另存为 JPEG。",
        "sound" | "opus" => "请转换为 FLAC 或 M4A，例如使用 Audacity 或 ffmpeg。",
        "raw" => "请用相机软件或 Lightroom 冲印，导出为 JPEG 或 TIFF。",
        "svgz" => "请用 gunzip 解压，或从绘图软件导出为普通 SVG。",
        "psd" | "jxl" => "请打开后导出为 TIFF、PNG 或 JPEG。",
        _ => return None,
    })
}
