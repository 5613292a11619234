//! An exhibition with a timeline that is as long as they come, the same each time.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use rig::Picture;

use crate::error::TaskError;
use crate::step;

/// How many events it has.
pub(super) const EVENTS: usize = 1000;
/// The section that they are in.
pub(super) const SECTION: &str = "history";

const FIRST: usize = 1952;
const YEARS: usize = 71;
const ERAS: usize = 7;
const TAGS: [(&str, &str); 3] = [("campus", "校园"), ("research", "科研"), ("teaching", "教学")];
const PICTURES: usize = 8;
/// Of so many events one has a picture.
const PICTURED: usize = 2;
/// Width and height of a picture, and the width of its stripes.
const SIZE: (u32, u32) = (960, 720);
const STRIPE: u32 = 80;

const ENGLISH: [&str; 16] = [
    "steel",
    "school",
    "furnace",
    "rolling",
    "mill",
    "crystal",
    "alloy",
    "student",
    "campus",
    "laboratory",
    "prize",
    "letter",
    "library",
    "iron",
    "bridge",
    "gate",
];
const CHINESE: [&str; 16] = [
    "钢铁",
    "学校",
    "熔炉",
    "轧制",
    "车间",
    "晶体",
    "合金",
    "学生",
    "校园",
    "实验室",
    "奖项",
    "书信",
    "图书馆",
    "生铁",
    "桥梁",
    "校门",
];

/// Makes it in a temporary folder and publishes it into a kiosk's home.
pub(super) fn publish(jubilee: &Path, home: &Path) -> Result<(), TaskError> {
    let folder = tempfile::tempdir().map_err(TaskError::file(std::env::temp_dir()))?;
    write(folder.path()).map_err(TaskError::file(folder.path()))?;
    let gallery = folder.path().join("gallery");
    let mut random = Numbers(2022);
    for number in 0..PICTURES {
        stripes(&mut random).save(&gallery.join(format!("{number}.png"))).map_err(TaskError::app)?;
    }
    let mut publish = Command::new(jubilee);
    publish.arg("--home").arg(home).arg("publish").arg(folder.path());
    // Only figures are printed.
    step::run(publish.stdout(Stdio::null()))
}

fn write(folder: &Path) -> std::io::Result<()> {
    let mut random = Numbers(1952);
    let mut exhibition = format!(
        "format = 1\nid = \"crowded\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"{SECTION}\", \"gallery\"]\n\
         title = {{ en = \"A long time\", zh-Hans = \"漫长岁月\" }}\n"
    );
    for (tag, name) in TAGS {
        let _ = write!(exhibition, "\n[[tags]]\nid = \"{tag}\"\ntitle = {{ en = \"{tag}\", zh-Hans = \"{name}\" }}\n");
    }
    std::fs::write(folder.join("exhibition.toml"), exhibition)?;

    let gallery = folder.join("gallery");
    std::fs::create_dir_all(&gallery)?;
    std::fs::write(
        gallery.join("section.toml"),
        "kind = \"gallery\"\ntitle = { en = \"Gallery\", zh-Hans = \"图廊\" }\n",
    )?;
    let mut media = String::new();
    for number in 0..PICTURES {
        let _ = write!(media, "[[pictures]]\nfile = \"{number}.png\"\n");
        for key in ["title", "alt", "caption", "credit"] {
            let _ = writeln!(media, "{key} = {{ en = \"Stripes {number}\", zh-Hans = \"条纹{number}\" }}");
        }
    }
    std::fs::write(gallery.join("media.toml"), media)?;

    let history = folder.join(SECTION);
    std::fs::create_dir_all(&history)?;
    let mut section = "kind = \"timeline\"\ntitle = { en = \"History\", zh-Hans = \"历史\" }\n".to_owned();
    for era in 0..ERAS {
        let (from, to) = (FIRST + era * YEARS / ERAS, FIRST + (era + 1) * YEARS / ERAS - 1);
        let _ = write!(
            section,
            "\n[[eras]]\nid = \"era-{era}\"\nyears = {{ from = {from}, to = {to} }}\n\
             title = {{ en = \"Era {era}\", zh-Hans = \"时期{era}\" }}\n"
        );
        texts(&mut random, &history.join(format!("eras/era-{era}")))?;
    }
    std::fs::write(history.join("section.toml"), section)?;
    for number in 0..EVENTS {
        let folder = history.join(format!("event-{number}"));
        texts(&mut random, &folder)?;
        std::fs::write(folder.join("item.toml"), item(&mut random, number))?;
    }
    Ok(())
}

/// An event on some day of these years.
fn item(random: &mut Numbers, number: usize) -> String {
    let year = FIRST + number * YEARS / EVENTS;
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let (tag, _) = TAGS[random.below(TAGS.len())];
    let mut item = format!("date = \"{year}-{month:02}-{day:02}\"\ntags = [\"{tag}\"]\n");
    if number.is_multiple_of(PICTURED) {
        let _ = write!(item, "\n[[pictures]]\nfile = \"/gallery/{}.png\"\n", random.below(PICTURES));
    }
    item
}

/// A title and two sentences in each language.
fn texts(random: &mut Numbers, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (language, begin, words, between, end) in
        [("en", "The ", ENGLISH, " ", "."), ("zh-Hans", "", CHINESE, "", "。")]
    {
        let mut some =
            |count: usize| (0..count).map(|_| words[random.below(words.len())]).collect::<Vec<_>>().join(between);
        let text = format!("# {}\n\n{begin}{}{end}{between}{begin}{}{end}\n", some(4), some(9), some(12));
        std::fs::write(folder.join(format!("{language}.md")), text)?;
    }
    Ok(())
}

/// A picture of stripes.
fn stripes(random: &mut Numbers) -> Picture {
    let (width, height) = SIZE;
    let colours: Vec<[u8; 3]> =
        (0..width.div_ceil(STRIPE)).map(|_| [0; 3].map(|_: u8| random.below(256) as u8)).collect();
    let pixels = (0..width * height).flat_map(|at| colours[(at % width / STRIPE) as usize]).collect();
    Picture { width, height, pixels }
}

/// The same numbers each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
