//! Problems of what staff bring: sources, archives, and where things go.

use super::{Told, says};
use crate::problem::ProblemCode;

/// Nothing where the problem is of another sort.
pub(super) fn told(code: ProblemCode) -> Option<Told> {
    use ProblemCode as P;
    Some(match code {
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
        _ => return None,
    })
}
