//! Giving everything that was taken its place and name in the exhibition, and writing the lists that name it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::contents::Contents;
use super::documents::{Says, Text};
use super::list::{self, Entry};
use super::names::{portable, shown, stem};
use super::place::{Folders, Place, text_of};
use super::staging::Staging;
use super::take::{Ready, What};
use super::{ImportError, Known, Report, Role, Suggestions, Taken, ToWrite};
use crate::exhibition::model::Exhibition;
use crate::exhibition::unfinished::{Journal, Move, Switch};
use crate::exhibition::{Draft, is_named_like_a_picture};
use crate::problem::{Problem, ProblemCode, Severity};
use crate::store::{Hash, StoreError};

/// Bytes that a list of pictures may have, at most.
const LIST: usize = 8 << 20;

/// The exhibition as it was when the import began.
pub(super) struct Shelf<'e> {
    pub(super) root: PathBuf,
    pub(super) exhibition: &'e Exhibition,
    pub(super) place: Place,
    /// Whether the place was named, not only what there is.
    pub(super) asked: bool,
    /// Text of the list that names pictures here, and its hash; nothing where it is not there.
    list: Option<(String, Hash)>,
    /// Files that the list names.
    named: Vec<String>,
    pub(super) folders: Folders,
}

/// What is being arranged.
#[derive(Default)]
pub(super) struct Arranged {
    moves: Vec<Move>,
    /// Where they go.
    to: BTreeSet<String>,
    entries: Vec<Entry>,
    /// Folders of new events and people.
    pub(super) items: BTreeSet<String>,
    /// Folders of new sections.
    pub(super) sections: Vec<String>,
}

impl Arranged {
    /// Whether something goes there.
    pub(super) fn has(&self, to: &str) -> bool {
        self.to.contains(to)
    }

    /// Where something with this content goes.
    fn holds(&self, hash: Hash) -> Option<String> {
        self.moves.iter().find(|moved| moved.hash == hash).map(|moved| moved.to.clone())
    }

    /// Writes a file that is to go there.
    pub(super) fn put(&mut self, to: String, bytes: &[u8], staging: &mut Staging<'_>) -> Result<(), ImportError> {
        let (from, hash) = staging.write(bytes, "new")?;
        self.go(Move { from, to, hash });
        Ok(())
    }

    /// A picture that is to go there, and that something else names.
    pub(super) fn picture(&mut self, one: Ready, to: String, report: &mut Report) {
        let renamed = !to.ends_with(&format!("/{}", one.found.name));
        self.go(Move { from: one.staged.clone(), to: to.clone(), hash: one.hash });
        report.taken.push(taken(one, to, Role::Picture, renamed));
    }

    fn go(&mut self, moved: Move) {
        self.to.insert(moved.to.clone());
        self.moves.push(moved);
    }
}

impl<'e> Shelf<'e> {
    pub(super) fn new(root: &Path, draft: &'e Draft, place: Place, asked: bool) -> Result<Self, ImportError> {
        let exhibition = &draft.exhibition;
        // What a killed import left where a new gallery goes is taken back first.
        let list = match place.list().filter(|_| !matches!(place, Place::Gallery { new: true, .. })) {
            Some(file) => {
                let list = read(&root.join(&file))?;
                if list.as_ref().is_some_and(|(text, _)| !list::takes_more(text)) {
                    let of_list = |problem: &&Problem| problem.severity == Severity::Error && problem.file == file;
                    let problems: Vec<_> = draft.problems.iter().filter(of_list).cloned().collect();
                    if problems.is_empty() {
                        return Err(unreadable(&file));
                    }
                    return Err(ImportError::Problems { problems });
                }
                list
            }
            None => None,
        };
        let named = list.as_ref().map(|(text, _)| list::named(text)).unwrap_or_default();
        Ok(Self { root: root.to_owned(), exhibition, place, asked, list, named, folders: Folders::default() })
    }

    /// What moves where; nothing where nothing was taken. Texts and tables come first: recordings may belong to the
    /// one, and the other name pictures.
    pub(super) fn arrange(
        mut self,
        ready: Vec<Ready>,
        texts: Vec<Text>,
        contents: &mut Contents,
        staging: &mut Staging<'_>,
        report: &mut Report,
    ) -> Result<Option<Journal>, ImportError> {
        let mut arranged = Arranged::default();
        let mut ready: Vec<Option<Ready>> = ready.into_iter().map(Some).collect();
        for Text { found, says } in texts {
            match says {
                Says::Table(table) => {
                    self.table(&found, &table, &mut ready, (&mut arranged, contents), staging, report)?;
                }
                Says::Document(document) => {
                    self.document(&found, &document, (&mut arranged, contents), staging, report)?;
                }
            }
        }
        for one in ready.into_iter().flatten() {
            match one.what {
                What::Picture => self.picture(one, &mut arranged, report),
                What::Sound | What::Captions => self.sound(one, &mut arranged, contents, report)?,
            }
        }
        self.list_known(&mut arranged, contents, report);
        if arranged.moves.is_empty() && arranged.entries.is_empty() {
            return Ok(None);
        }
        let mut switch = None;
        if !arranged.entries.is_empty() {
            switch = self.name(&mut arranged, staging, report)?;
        }
        if !arranged.sections.is_empty() {
            switch = Some(self.list_sections(&arranged.sections, staging)?);
        }
        let folders = self.new_folders(&arranged.moves);
        Ok(Some(Journal { folders, moves: arranged.moves, switch }))
    }

    /// Whether something is at a path of the exhibition.
    pub(super) fn is_there(&self, path: &str) -> bool {
        self.root.join(path).symlink_metadata().is_ok()
    }

    fn picture(&mut self, one: Ready, arranged: &mut Arranged, report: &mut Report) {
        let Some(_) = self.place.list() else {
            let code = match self.place {
                Place::Message { .. } => ProblemCode::PictureInMessage,
                _ => ProblemCode::PictureWithoutItem,
            };
            report.problems.push(Problem::new(code, &one.found.shown).with("section", self.place.folder()));
            return;
        };
        let folder = self.place.folder().to_owned();
        let names = self.folders.names(&self.root, &folder, &self.named);
        let file = names.take(&portable(stem(&one.found.name), "picture"), &one.extension);
        let renamed = file != one.found.name;
        arranged.entries.push(Entry {
            file: file.clone(),
            from: renamed.then(|| shown(&one.found.name)),
            made_from: one.made_from,
            suggestions: one.suggestions.clone(),
        });
        let to = format!("{folder}/{file}");
        arranged.go(Move { from: one.staged.clone(), to: to.clone(), hash: one.hash });
        report.taken.push(taken(one, to, Role::Picture, renamed));
    }

    /// Pictures that the exhibition has and that the list does not name: where staff said which list it is to be, they
    /// are named there; otherwise one that nothing shows is told, since staff may have taken it out.
    fn list_known(&mut self, arranged: &mut Arranged, contents: &Contents, report: &mut Report) {
        if self.place.list().is_none() || matches!(self.place, Place::Gallery { new: true, .. }) {
            return;
        }
        let folder = self.place.folder().to_owned();
        let shown = self.exhibition.picture_files();
        for known in std::mem::take(&mut report.known) {
            let Some(at) = known.at.clone().filter(|at| is_named_like_a_picture(at) && contents.has(at)) else {
                report.known.push(known);
                continue;
            };
            let inner = at.strip_prefix(&folder).and_then(|rest| rest.strip_prefix('/'));
            let file = inner.map_or_else(|| format!("/{at}"), str::to_owned);
            let listed = self.named.contains(&file) || arranged.entries.iter().any(|one| one.file == file);
            if self.asked && !listed {
                let suggestions = Suggestions::default();
                arranged.entries.push(Entry { file, from: None, made_from: None, suggestions });
                report.taken.push(Taken::as_it_is(known.from, at, Role::Picture));
                continue;
            }
            if !file.contains('/') && !listed && !shown.contains(at.as_str()) {
                let problem = Problem::new(ProblemCode::ImportUnlisted, &known.from).with("at", at);
                report.problems.push(problem.with("list", self.place.list().unwrap_or_default()));
            }
            report.known.push(known);
        }
    }

    /// A recording or its timings: of a text where the name says which, else for staff.
    fn sound(
        &mut self,
        one: Ready,
        arranged: &mut Arranged,
        contents: &mut Contents,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let asked = self.asked.then_some(&self.place);
        let text = text_of(self.exhibition, asked, &one.found.name, one.found.folders().1, &arranged.items);
        let mut rival = None;
        if let Some((folder, tag)) = &text {
            rival = self.folders.recorded(&self.root, folder, tag, &one.extension);
            if rival.is_none() {
                let file = format!("{tag}.{}", one.extension);
                let role = if one.what == What::Captions { Role::Timings } else { Role::Narration };
                let renamed = file != one.found.name;
                let to = format!("{folder}/{file}");
                arranged.go(Move { from: one.staged.clone(), to: to.clone(), hash: one.hash });
                report.taken.push(taken(one, to, role, renamed));
                return Ok(());
            }
        }
        let kept = contents.find(one.hash, one.length)?.or_else(|| arranged.holds(one.hash));
        if kept.is_some() {
            report.known.push(Known { from: one.found.shown, at: kept });
            return Ok(());
        }
        let to = self.keep(&one, arranged);
        let problem = |code| Problem::new(code, &one.found.shown).with("kept", &to);
        report.problems.push(if let Some(rival) = rival {
            problem(ProblemCode::SoundThere).with("other", rival)
        } else {
            let first = self.exhibition.languages.first().map_or_else(|| "en".to_owned(), ToString::to_string);
            problem(ProblemCode::SoundUnplaced).with("example", format!("{first}.{}", one.extension))
        });
        report.taken.push(taken(one, to, Role::Note, false));
        Ok(())
    }

    /// Puts a file where visitors never see it.
    fn keep(&mut self, one: &Ready, arranged: &mut Arranged) -> String {
        let to = self.free_note(&portable(stem(&one.found.name), "sound"), &one.extension);
        arranged.go(Move { from: one.staged.clone(), to: to.clone(), hash: one.hash });
        to
    }

    /// A free name where visitors never see it.
    pub(super) fn free_note(&mut self, stem: &str, extension: &str) -> String {
        let folder = if self.asked { format!("{}/notes", self.place.folder()) } else { "notes".to_owned() };
        let names = self.folders.names(&self.root, &folder, &[]);
        format!("{folder}/{}", names.take(stem, extension))
    }

    /// Writes the list that names the pictures, and of a new gallery what else it needs.
    fn name(
        &self,
        arranged: &mut Arranged,
        staging: &mut Staging<'_>,
        report: &mut Report,
    ) -> Result<Option<Switch>, ImportError> {
        let Some(file) = self.place.list() else { return Ok(None) };
        let entries = &arranged.entries;
        let languages = &self.exhibition.languages;
        let before = self.list.as_ref().map_or("", |(text, _)| text.as_str());
        let gallery = matches!(self.place, Place::Gallery { .. });
        let text = list::append(before, entries, languages, gallery).map_err(|_| unreadable(&file))?;
        if text.len() > LIST {
            let problem = Problem::new(ProblemCode::TooLarge, &file).with("limit", LIST / 1024);
            return Err(ImportError::Problems { problems: vec![problem] });
        }
        report.to_write.push(ToWrite {
            file: file.clone(),
            pictures: entries.len(),
            suggested: entries.iter().filter(|entry| !entry.suggestions.is_empty()).count(),
            languages: languages.iter().map(ToString::to_string).collect(),
        });
        let Place::Gallery { folder, new: true } = &self.place else {
            let (from, after) = staging.write(text.as_bytes(), "toml")?;
            let before = self.list.as_ref().map(|(_, hash)| *hash);
            return Ok(Some(Switch { from, to: file, before, after }));
        };
        let section = list::new_gallery(languages);
        arranged.put(format!("{folder}/section.toml"), section.as_bytes(), staging)?;
        arranged.put(file, text.as_bytes(), staging)?;
        arranged.sections.push(folder.clone());
        Ok(None)
    }

    /// `exhibition.toml` with new sections.
    fn list_sections(&self, sections: &[String], staging: &mut Staging<'_>) -> Result<Switch, ImportError> {
        let to = "exhibition.toml".to_owned();
        let Some((mut text, before)) = read(&self.root.join(&to))? else { return Err(unreadable(&to)) };
        for section in sections {
            text = list::add_section(&text, section).map_err(|_| unreadable(&to))?;
        }
        let (from, after) = staging.write(text.as_bytes(), "toml")?;
        Ok(Switch { from, to, before: Some(before), after })
    }

    /// Folders of the new files that are not there yet, those above first.
    fn new_folders(&self, moves: &[Move]) -> Vec<String> {
        let mut folders = BTreeSet::new();
        for moved in moves {
            let mut folder = moved.to.as_str();
            while let Some((above, _)) = folder.rsplit_once('/') {
                if !self.root.join(above).is_dir() {
                    folders.insert(above.to_owned());
                }
                folder = above;
            }
        }
        folders.into_iter().collect()
    }
}

fn taken(one: Ready, to: String, role: Role, renamed: bool) -> Taken {
    Taken {
        from: one.found.shown,
        to,
        role,
        renamed,
        converted_from: one.converted_from.map(str::to_owned),
        suggestions: one.suggestions,
    }
}

fn unreadable(file: &str) -> ImportError {
    ImportError::Problems { problems: vec![Problem::new(ProblemCode::Syntax, file).at(1)] }
}

/// A file of the exhibition with its hash; nothing where it is not there.
fn read(path: &Path) -> Result<Option<(String, Hash)>, ImportError> {
    match fs::read(path) {
        Ok(bytes) => {
            let hash = Hash::of(&bytes);
            let text = String::from_utf8(bytes).map_err(|_| unreadable(&path.to_string_lossy()))?;
            Ok(Some((text, hash)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::read(path)(error).into()),
    }
}
