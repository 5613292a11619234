//! Problems of staff's documents and spreadsheets.

use super::{Told, says};
use crate::problem::ProblemCode;

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Told {
    use ProblemCode as P;
    match code {
        P::DocumentEmpty => says("{file} 中没有文字。", "请确认文件是否选对、是否已保存。"),
        P::DocumentTooLarge => {
            says("{file} 超过 {limit} MiB。", "请把其中的图片取出，作为单独的文件导入，或拆分该文件。")
        }
        P::DocumentTooLong => says("{file} 超过 {limit} 个段落。", "请拆分成几个文件。"),
        P::DocumentUnpacked => {
            says("{file} 解压后超过 {limit} MiB。", "该文件已损坏，或不是办公文档。请在电脑上打开，另存为新文件。")
        }
        P::DocumentDamaged => {
            says("无法读取 {file}：文件已损坏或不完整。", "请从原处重新复制，或在电脑上打开后另存为新文件。")
        }
        P::DocumentProtected => {
            says("{file} 设有密码。", "请打开文件，取消密码（文件 > 信息 > 保护文档），再重新保存。")
        }
        P::DocumentConvert => {
            says("{file} 是{what}，无法读取。", "请用 Word、WPS 文字或 LibreOffice 打开，另存为 Word 文档（.docx）。")
        }
        P::DocumentPdf => says(
            "{file} 是 PDF，其中只有页面上的行，没有段落。",
            "请索取原始文档；否则用 Word 打开转成文字，逐行核对后另存为 .docx。",
        ),
        P::DocumentPages => {
            says("{file} 是用 Pages 制作的。", "请在 Pages 中选择“文件 > 导出为 > Word”，再导入 .docx。")
        }
        P::DocumentSlides => {
            says("{file} 是{what}，无法读取幻灯片。", "请把文字复制到 Word 文档中，图片另存为单独的文件。")
        }
        P::TableConvert => says(
            "{file} 是{what}，无法读取。",
            "请用 Excel、WPS 表格或 LibreOffice 打开，另存为 Excel 工作簿（.xlsx）或 UTF-8 编码的 CSV。",
        ),
        P::DocumentMisnamed => says("从内容看，{file} 是{what}。", "请把文件名的结尾改为 {suggestion}，再重新导入。"),
        P::DocumentUnknown => {
            says("{file} 的内容不是可以读取的文字。", "请在电脑上打开看看是什么，文字请保存为 .docx、.md 或 .txt。")
        }
        P::TrackedChanges => says(
            "第 {paragraph} 段有未处理的修订：“{first}”。",
            "请在 Word 的“审阅”中逐一接受或拒绝修订，全部处理后保存。",
        ),
        P::CommentsOpen => {
            says("第 {paragraph} 段有批注：“{first}”。", "请处理批注提出的问题，在“审阅”中删除所有批注后保存。")
        }
        P::HiddenText => says(
            "第 {paragraph} 段有隐藏文字：“{first}”。",
            "请在 Word 中按 Ctrl+Shift+8 显示隐藏文字，删去，或在“字体”中取消“隐藏”，然后保存。",
        ),
        P::TextForGallery => {
            says("{file} 是文字，而图库只放图片。", "请导入到致辞、时间轴或人物版块，或作为图片说明写入 media.toml。")
        }
        P::TableForTimeline => says("{file} 是表格，只能成为事件或人物。", "请导入到时间轴或人物版块。"),
        P::HeaderMissing => says(
            "{file} 中没有写明各列名称的一行。",
            "请在第一行写明各列内容，例如：日期、标题、英文标题、正文、地点、标签、图片。",
        ),
        P::TableTooLong => says("{file} 超过 {limit} 行。", "请拆分，或删去无关内容。"),
        P::TableTooWide => says("{file} 超过 {limit} 列。", "请删去不需要的列。"),
        P::EncodingGuessed => says(
            "{file} 没有说明编码，已按 {value} 读取。",
            "请检查文字是否正确；如有乱码，请用编辑器另存为 UTF-8 后重新导入。",
        ),
        P::LanguagesMixed => says(
            "{file}似乎含有两种语言的文字。",
            "请把每种语言存为单独的文件，例如 letter.en.docx 和 letter.zh-Hans.docx。",
        ),
        P::TitleGuessed => {
            says("第一行被当作标题：“{first}”。", "如果不是，请在它上面写一行以 # 开头的标题，并空一行。")
        }
        P::PictureInside => says(
            "第 {paragraph} 段（“{first}”）中的图片 {name} 没有导入。",
            "请在 Word 中右击图片，选择“另存为图片”，再导入该文件；也可把文档副本的 .docx 改为 .zip，从 word/media 中取出。",
        ),
        P::PartDropped => {
            says("第 {paragraph} 段（“{first}”）中的{what}无法显示，已略去。", "请改用文字叙述，或做成图片。")
        }
        P::TableFlattened => says(
            "从第 {paragraph} 段（“{first}”）开始的表格有 {count} 个单元格，每个单元格已成为一段。",
            "请整理段落的顺序，或把表格做成图片。",
        ),
        P::ListFlattened => says(
            "从第 {paragraph} 段（“{first}”）开始的列表有 {count} 项，每项已成为一段，不带编号或符号。",
            "需要编号时，请自行写上。",
        ),
        P::LinksDropped => says(
            "{file} 中的链接：{count} 个。保留了文字，没有保留网址。",
            "观众不能打开链接。每个事件可以有一个网址，观众可扫码带走。",
        ),
        P::NotesMoved => {
            says("{file} 中的脚注和尾注：{count} 条，已按编号放在文末。", "请写进正文，或连同编号一起删去。")
        }
        P::SheetsPassedOver => says(
            "{file} 只读取了工作表“{first}”，另有 {count} 个没有读取。",
            "请把内容放在一个工作表中，或把每个工作表存为单独的文件。",
        ),
        P::ColumnKept => says(
            "“{value}”一列在展览中没有对应的位置。有内容的单元格：{count} 个，最先在第 {row} 行；已作为注释保留在 item.toml 中。",
            "请把观众需要知道的内容写进正文。",
        ),
        P::CellTooLong => {
            says("第 {row} 行“{value}”一列的单元格超过 {limit} 个字符，已略去。", "请缩短，或写进事件的正文。")
        }
        P::RowDateMissing => says("第 {row} 行没有日期。", "请至少写上年份。"),
        P::RowDateUnread => says(
            "第 {row} 行：无法把“{value}”理解为日期。",
            "请按已知的程度书写：1952、1952-04、1952-04-22 或 1952年4月。",
        ),
        P::RowDateAmbiguous => says("第 {row} 行：“{value}”可能是两个不同的日期。", "请先写年份，例如 1952-04-05。"),
        P::RowNoSuchDay => says("第 {row} 行：日历中没有“{value}”。", "请更正月份或日期。"),
        P::RowMonthMissing => says("第 {row} 行有日期 {value} 而没有月份，只采用了年份。", "请补上月份，或删去日期。"),
        P::RowEmpty => says("第 {row} 行既没有标题也没有正文，已略去。", "请写上其中一项。"),
        P::RowTitleMissing => says("第 {row} 行没有标题。", "请补上标题，或写在事件的文字中。"),
        P::RowKindUnknown => says("第 {row} 行：不认识类型“{value}”，已当作事件。", "请写 title、era，或留空。"),
        P::EraIncomplete => {
            says("第 {row} 行的时期缺少标题、起始年或结束年，已略去。", "请写上标题、Year 和 End Year。")
        }
        P::PictureRemote => says(
            "第 {row} 行引用了网上的内容 {value}，没有下载。",
            "如果有权使用，请保存为文件后导入，并写入 item.toml。",
        ),
        P::RowPartDropped => says(
            "第 {row} 行：文字中有的内容无法按原样显示：{what}。其中如有文字，已保留。",
            "请再读一遍，修改不合适的地方。",
        ),
        P::RowPictureMissing => says(
            "第 {row} 行：找不到图片 {value}。",
            "请把图片放进该事件的文件夹，并在其中的 item.toml 里写明：[[pictures]]，下一行 file = \"…\"。",
        ),
        P::TitleTextKept => says(
            "第 {row} 行：时间轴没有放置标题正文的位置：“{value}”。已作为注释保留在 section.toml 中。",
            "请写成某个时期的介绍，或写进致辞。",
        ),
        _ => says("", ""),
    }
}

pub(super) fn term(name: &str) -> Option<&'static str> {
    Some(match name {
        "doc" => "旧版 Word 文档（.doc）",
        "wps" => " WPS 文字文档（.wps）",
        "rtf" => " RTF 文档",
        "odt" => " LibreOffice 文档（.odt）",
        "epub" => "电子书",
        "web-page" => "网页",
        "word-xml" => "以 XML 保存的 Word 文档",
        "powerpoint" => " PowerPoint 演示文稿",
        "odp" => " LibreOffice 演示文稿",
        "xls" => "旧版 Excel 工作簿（.xls）",
        "xlsb" => "二进制工作簿（.xlsb）",
        "et" => " WPS 表格（.et）",
        "ods" => " LibreOffice 表格（.ods）",
        "numbers" => " Numbers 表格",
        "workbook" => " Excel 工作簿",
        "word-document" => " Word 文档",
        "front-matter" => "开头两行连字符之间的内容",
        "equation" => "公式",
        "symbol" => "特殊字体的符号",
        "chart" => "图表",
        "diagram" => "示意图",
        "object" => "嵌入的对象",
        "contents" => "目录",
        _ => return None,
    })
}
