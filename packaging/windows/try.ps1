<#
Tries the packages on a real Windows, as an administrator: installs, shows the exhibition and keeps a picture of the
screen, publishes, verifies, upgrades and removes. What it publishes it removes at the end; a machine that has a home
already is left alone.
#>
param([Parameter(Mandatory)] [string] $Packages, [string] $Picture = "seen.png")
$ErrorActionPreference = "Stop"

$folder = Join-Path $env:ProgramFiles "Jubilee"
$home_ = Join-Path $env:ProgramData "Jubilee"
$jubilee = Join-Path $folder "jubilee.exe"
if (Test-Path $home_) { throw "$home_ is there already: try on a machine without one" }

function Invoke-Wanted([string] $program, [string[]] $arguments, [int[]] $codes = @(0)) {
    Write-Host "> $program $arguments"
    $process = Start-Process -FilePath $program -ArgumentList $arguments -Wait -PassThru -NoNewWindow
    if ($codes -notcontains $process.ExitCode) { throw "$program ended with $($process.ExitCode)" }
}

function Wait-Gone {
    foreach ($second in 1..120) {
        if (-not (Test-Path $jubilee)) { return }
        Start-Sleep 1
    }
    throw "$folder is left behind"
}

function Save-Screen([string] $file) {
    Add-Type -AssemblyName System.Windows.Forms, System.Drawing
    $bounds = [System.Windows.Forms.Screen]::PrimaryScreen.Bounds
    $picture = New-Object System.Drawing.Bitmap $bounds.Width, $bounds.Height
    [System.Drawing.Graphics]::FromImage($picture).CopyFromScreen($bounds.Location, [System.Drawing.Point]::Empty, $bounds.Size)
    $picture.Save((Join-Path (Get-Location) $file))
}

$setup = (Get-ChildItem $Packages -Filter "*-setup.exe").FullName
$msi = (Get-ChildItem $Packages -Filter "*.msi").FullName
$exhibition = Join-Path $PSScriptRoot "..\..\assets\exhibitions\ustb-70"

Invoke-Wanted $setup @("/S")
$shown = Start-Process -FilePath (Join-Path $folder "jubilee-supervisor.exe") -PassThru `
    -ArgumentList @("--", "`"$(Join-Path $folder 'jubilee-kiosk.exe')`"")
Start-Sleep 30
Save-Screen $Picture
if ($shown.HasExited) { throw "the supervisor ended with $($shown.ExitCode)" }
# One that dies is started anew.
Stop-Process -Name jubilee-kiosk -Force
Start-Sleep 15
if (-not (Get-Process jubilee-kiosk -ErrorAction SilentlyContinue)) { throw "the program was not started anew" }
Stop-Process -Id $shown.Id -Force

Invoke-Wanted $jubilee @("publish", "`"$exhibition`"")
Invoke-Wanted $jubilee @("verify")
Invoke-Wanted $setup @("/S")
Invoke-Wanted $jubilee @("verify")
Invoke-Wanted (Join-Path $folder "uninstall.exe") @("/S")
Wait-Gone
Invoke-Wanted msiexec @("/i", "`"$msi`"", "/qn")
Invoke-Wanted $jubilee @("verify")
Invoke-Wanted msiexec @("/x", "`"$msi`"", "/qn")
Wait-Gone
if (-not (Test-Path (Join-Path $home_ "store"))) { throw "what was published is gone" }
Remove-Item -Recurse -Force $home_
Write-Host "Installed, shown ($Picture), kept running, published, upgraded and removed."
