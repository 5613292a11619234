//! What the columns are, by the names in their first row.

use crate::exhibition::LanguageTag;

use super::super::document::language_tag;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Date,
    Title,
    Text,
    Place,
    Tags,
    Picture,
    Caption,
    Alt,
    Credit,
    Source,
    Address,
    Year,
    Month,
    Day,
    EndYear,
    Media,
    Kind,
    /// What an exhibition has no place for; TimelineJS has it.
    Aside,
}

/// Names of columns in lower case.
const NAMES: &[(Column, &[&str])] = &[
    (Column::Date, &["date", "when", "日期", "时间", "年月日", "年月", "時間"]),
    (
        Column::Title,
        &["title", "headline", "name", "event", "标题", "标题名称", "题目", "事件", "名称", "標題", "姓名"],
    ),
    (Column::Text, &["text", "body", "description", "正文", "内容", "文字", "描述", "介绍", "內容"]),
    (Column::Place, &["place", "location", "where", "地点", "地點"]),
    (Column::Tags, &["tags", "tag", "keywords", "group", "标签", "分类", "关键词", "標籤"]),
    (
        Column::Picture,
        &["picture", "pictures", "image", "images", "photo", "photos", "图片", "照片", "图片文件", "圖片"],
    ),
    (Column::Caption, &["caption", "media caption", "picture caption", "说明", "图片说明", "图注", "說明"]),
    (Column::Alt, &["alt", "alt text", "media alt", "替代文字", "替代文本"]),
    (Column::Credit, &["credit", "media credit", "photographer", "署名", "摄影", "图片来源", "作者"]),
    (Column::Source, &["source", "sources", "来源", "出处", "來源"]),
    (Column::Address, &["address", "link", "url", "网址", "链接"]),
    (Column::Year, &["year", "年", "年份"]),
    (Column::Month, &["month", "月", "月份"]),
    (Column::Day, &["day", "日"]),
    (Column::EndYear, &["end year"]),
    (Column::Media, &["media"]),
    (Column::Kind, &["type"]),
    (
        Column::Aside,
        &["time", "end month", "end day", "end time", "display date", "media thumbnail", "background", "media link"],
    ),
];

/// The columns of a table.
pub(super) struct Columns {
    /// By place: what it is and in which language; nothing where the name is not known or is there twice.
    pub(super) columns: Vec<Option<(Column, Option<LanguageTag>)>>,
    pub(super) names: Vec<String>,
}

impl Columns {
    /// The columns that a row names.
    pub(super) fn of(cells: &[String]) -> Self {
        let mut columns: Vec<Option<(Column, Option<LanguageTag>)>> = Vec::with_capacity(cells.len());
        for cell in cells {
            let read = column(cell)
                .filter(|read| read.0 == Column::Aside || !columns.iter().flatten().any(|known| known == read));
            columns.push(read);
        }
        let names = cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        Self { columns, names }
    }

    /// How many of them are known.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// Whether these can be the columns of a timeline: something says when, and something what.
    pub(super) fn suffice(&self) -> bool {
        let has = |wanted: Column| self.columns.iter().flatten().any(|(column, _)| *column == wanted);
        (has(Column::Title) || has(Column::Text)) && self.known() > 1
    }

    /// Whether these are the columns of TimelineJS.
    pub(super) fn are_timeline_js(&self) -> bool {
        let names = || self.names.iter().map(|name| name.to_ascii_lowercase());
        names().any(|name| name == "headline") && names().any(|name| name == "year")
    }
}

fn named(name: &str) -> Option<Column> {
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column)
}

/// A column by its name: `date`, `title.en`, `标题（英文）`, `英文标题`.
fn column(cell: &str) -> Option<(Column, Option<LanguageTag>)> {
    let narrow = cell.chars().map(|c| match c {
        '（' | '【' => '(',
        '）' | '】' => ')',
        '：' => ':',
        '_' => ' ',
        _ => c,
    });
    let name = narrow.collect::<String>().to_lowercase();
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '*');
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(column) = named(&name) {
        return Some((column, None));
    }
    let open = name.trim_end_matches([')', ']']);
    for separator in ['.', '(', '[', ':', '/', ' ', '-'] {
        for (at, _) in open.match_indices(separator) {
            if let (Some(column), Some(tag)) = (named(open[..at].trim()), language_tag(open[at + 1..].trim())) {
                return Some((column, Some(tag)));
            }
        }
    }
    // Chinese says the language first or last: 英文标题, 标题英文.
    open.char_indices().skip(1).find_map(|(at, _)| {
        let (before, after) = open.split_at(at);
        if before.is_ascii() || after.is_ascii() {
            return None;
        }
        let first = || Some((named(after)?, Some(language_tag(before)?)));
        first().or_else(|| Some((named(before)?, Some(language_tag(after)?))))
    })
}
