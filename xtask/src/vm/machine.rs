//! One virtual machine: its screen, its touch, its sockets, and a shell in it.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rig::{Picture, Point, Running};
use serde_json::{Value, json};

use super::VmError;

/// Emulated, everything takes many times as long.
pub(super) const PATIENCE: Duration = Duration::from_secs(300);
/// What a tablet calls the far end of the screen.
const FAR: i32 = 0x7fff;
/// How long a finger stays, and how long it takes to come.
const HELD: Duration = Duration::from_millis(300);
pub(super) const SCREEN: (i32, i32) = (1920, 1080);

/// What a machine is started with, besides its disk.
#[derive(Clone, Debug)]
pub(super) struct Hardware {
    /// What its clock says at first; today where nothing is given.
    pub(super) clock: Option<&'static str>,
    /// Where what its loudspeaker plays is written, as a WAV file.
    pub(super) sound: Option<PathBuf>,
    /// Whether the kiosk is started on its screen.
    pub(super) screen: bool,
}

impl Default for Hardware {
    fn default() -> Self {
        Self { clock: None, sound: None, screen: true }
    }
}

/// A running machine. Dropping it cuts its power.
pub(super) struct Machine {
    emulator: Running,
    monitor: BufReader<UnixStream>,
    shell: BufReader<UnixStream>,
    folder: PathBuf,
}

impl Machine {
    /// Switches it on.
    pub(super) fn start(folder: &Path, disk: &Path, hardware: &Hardware) -> Result<Self, VmError> {
        let path = |name: &str| folder.join(name).display().to_string();
        for socket in ["monitor", "shell"] {
            drop(std::fs::remove_file(folder.join(socket)));
        }
        let target = if hardware.screen { "graphical.target" } else { "multi-user.target" };
        let mut arguments: Vec<String> = [
            "-accel",
            "tcg,thread=multi",
            "-cpu",
            "max",
            "-smp",
            "2",
            "-m",
            "2560",
            "-display",
            "none",
            "-net",
            "none",
            "-device",
            "virtio-tablet",
            "-device",
            "virtio-keyboard",
            "-device",
            "qemu-xhci",
            "-device",
            "intel-hda",
            "-device",
            "hda-output,audiodev=loudspeaker",
            "-append",
            &format!("root=/dev/vda rw console=ttyS0 quiet systemd.unit={target}"),
        ]
        .map(str::to_owned)
        .to_vec();
        let (width, height) = SCREEN;
        let loudspeaker = hardware.sound.as_ref().map_or_else(
            || "none,id=loudspeaker".to_owned(),
            |file| format!("wav,id=loudspeaker,path={}", file.display()),
        );
        arguments.extend([
            "-device".to_owned(),
            format!("virtio-vga,xres={width},yres={height}"),
            "-audiodev".to_owned(),
            loudspeaker,
            "-rtc".to_owned(),
            format!("base={}", hardware.clock.unwrap_or("utc")),
            "-kernel".to_owned(),
            path("kernel"),
            "-initrd".to_owned(),
            path("initrd"),
            "-drive".to_owned(),
            // As a disk that keeps what was synced, and only that is sure.
            format!("file={},if=virtio,format=qcow2,cache=writeback", disk.display()),
            "-serial".to_owned(),
            format!("file:{}", path("console.log")),
            "-serial".to_owned(),
            format!("unix:{},server=on,wait=off", path("shell")),
            "-qmp".to_owned(),
            format!("unix:{},server=on,wait=off", path("monitor")),
        ]);
        let environment: Vec<(String, String)> = std::env::vars().collect();
        let emulator = Running::start("qemu-system-x86_64", arguments, &environment, &folder.join("emulator.log"))?;
        let connect = |name: &str| -> Result<BufReader<UnixStream>, VmError> {
            let stream = emulator.until(PATIENCE, || UnixStream::connect(folder.join(name)).ok())?;
            stream.set_read_timeout(Some(2 * PATIENCE))?;
            Ok(BufReader::new(stream))
        };
        let (monitor, shell) = (connect("monitor")?, connect("shell")?);
        let mut machine = Self { emulator, monitor, shell, folder: folder.to_path_buf() };
        let mut greeting = String::new();
        machine.monitor.read_line(&mut greeting)?;
        machine.ask("qmp_capabilities", &json!({}))?;
        // Nothing but what commands say is on the line from now on.
        machine.begin("stty -echo; PS1= PS2=")?;
        machine.run("true")?;
        Ok(machine)
    }

    /// Asks the emulator to do something.
    pub(super) fn ask(&mut self, what: &str, arguments: &Value) -> Result<(), VmError> {
        writeln!(self.monitor.get_mut(), "{}", json!({ "execute": what, "arguments": arguments }))?;
        loop {
            let mut line = String::new();
            self.monitor.read_line(&mut line)?;
            let told: Value = serde_json::from_str(&line).map_err(|_| VmError::Emulator(line.clone()))?;
            if told.get("error").is_some() {
                return Err(VmError::Emulator(line));
            }
            if told.get("return").is_some() {
                return Ok(());
            }
        }
    }

    /// What is on its screen.
    pub(super) fn picture(&mut self) -> Result<Picture, VmError> {
        let path = self.folder.join("screen.png");
        drop(std::fs::remove_file(&path));
        self.ask("screendump", &json!({ "filename": path, "format": "png" }))?;
        Picture::read(&path).ok_or_else(|| VmError::Emulator("the screen can't be read".to_owned()))
    }

    /// Waits until the screen shows what resembles `wanted`; what it showed last is kept as the picture of this stage.
    pub(super) fn shows(&mut self, stage: &str, wanted: &Picture) -> Result<(), VmError> {
        self.comes_to_show(stage, wanted, PATIENCE)
    }

    /// Touches the screen until it shows what resembles `wanted`: a touch that comes before the page listens is lost, and
    /// people touch again.
    pub(super) fn touch_for(&mut self, at: Point, stage: &str, wanted: &Picture) -> Result<(), VmError> {
        const AGAIN_AFTER: Duration = Duration::from_secs(40);
        let last = Instant::now() + PATIENCE;
        loop {
            self.touch(at)?;
            match self.comes_to_show(stage, wanted, AGAIN_AFTER) {
                Err(VmError::NotShown { .. }) if Instant::now() < last => println!("{stage}: touched again"),
                done => return done,
            }
        }
    }

    fn comes_to_show(&mut self, stage: &str, wanted: &Picture, patience: Duration) -> Result<(), VmError> {
        /// Two systems draw letters a little differently; two screens of the kiosk resemble each other by half at most.
        const ALIKE: f64 = 0.9;
        let kept = self.folder.join(format!("{stage}.png"));
        let last = Instant::now() + patience;
        loop {
            let picture = self.picture()?;
            let alike = picture.resemblance(wanted);
            picture.save(&kept)?;
            if alike > ALIKE {
                return Ok(());
            }
            if Instant::now() > last {
                return Err(VmError::NotShown { stage: stage.to_owned(), picture: kept, alike });
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// What is on its screen once nothing moves on it any more.
    pub(super) fn rests(&mut self) -> Result<Picture, VmError> {
        let last = Instant::now() + PATIENCE;
        let mut before = self.picture()?;
        loop {
            std::thread::sleep(Duration::from_secs(5));
            let picture = self.picture()?;
            if picture == before || Instant::now() > last {
                return Ok(picture);
            }
            before = picture;
        }
    }

    /// Touches the screen. The emulated tablet is a pointer: it has to come from elsewhere before it is noticed.
    pub(super) fn touch(&mut self, at: Point) -> Result<(), VmError> {
        let axis = |name: &str, value: i32, side: i32| json!({ "type": "abs", "data": { "axis": name, "value": value * FAR / side } });
        let button = |down: bool| json!({ "type": "btn", "data": { "down": down, "button": "left" } });
        for away in [40, 20, 0] {
            let place = [axis("x", at.x + away, SCREEN.0), axis("y", at.y + away, SCREEN.1)];
            self.ask("input-send-event", &json!({ "events": place }))?;
            std::thread::sleep(HELD);
        }
        for down in [true, false] {
            self.ask("input-send-event", &json!({ "events": [button(down)] }))?;
            std::thread::sleep(HELD);
        }
        Ok(())
    }

    /// Begins a command in it as root, without waiting for its end.
    pub(super) fn begin(&mut self, command: &str) -> Result<(), VmError> {
        Ok(writeln!(self.shell.get_mut(), "{command}")?)
    }

    /// Runs a command in it as root: its exit code and what it said.
    pub(super) fn run(&mut self, command: &str) -> Result<(i32, String), VmError> {
        // In two parts, so that the command as it is read does not look like its end.
        self.begin(&format!("{{ {command}\n}} 2>&1; echo \"=en\"\"d=$?=\""))?;
        let mut said = Vec::new();
        let mut byte = [0];
        loop {
            self.shell.read_exact(&mut byte)?;
            said.push(byte[0]);
            if byte[0] == b'=' {
                let text = String::from_utf8_lossy(&said);
                let end = text.rsplit_once("=end=").and_then(|(before, code)| {
                    let code = code.strip_suffix('=')?.parse().ok()?;
                    Some((code, before.replace('\r', "")))
                });
                if let Some(end) = end {
                    return Ok(end);
                }
            }
        }
    }

    /// Runs a command in it that must not fail.
    pub(super) fn must(&mut self, command: &str) -> Result<String, VmError> {
        match self.run(command)? {
            (0, said) => Ok(said),
            (code, said) => Err(VmError::Guest { command: command.to_owned(), code, said }),
        }
    }

    /// Has it shut down, as a person does.
    pub(super) fn shut_down(mut self) -> Result<(), VmError> {
        self.begin("systemctl poweroff")?;
        Ok(self.emulator.wait(PATIENCE)?)
    }
}
