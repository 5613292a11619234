//! Problems of pictures, drawings, recordings and their timings.

use super::{Told, hints, says};
use crate::problem::ProblemCode;

/// Nothing where the problem is of another sort.
#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Option<Told> {
    use ProblemCode as P;
    Some(match code {
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
            "HEIC 或 AVIF 图片可由 jubilee import 转换导入；其他图片请另存为 JPEG、PNG、WebP、TIFF、GIF、BMP 或 SVG，并把新文件名写入 {by}。",
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
        P::PictureUnlisted => says(
            "{folder} 中没有列出的图片：{count} 张，第一张是 {first}。",
            "请在 media.toml 或 item.toml 中为每张图片加一个表，或删去。",
        ),
        _ => return None,
    })
}
