; The installer for Windows 10 and 11, 64 bits, for every person of the machine.
; `cargo xtask package --windows` gives it VERSION, FOLDER (all that is installed), OUTPUT, and WEBVIEW2 where Microsoft's
; offline installer is to be carried along.
;
;   jubilee-VERSION-setup.exe /S [/D=FOLDER]     without a question
;   "%ProgramFiles%\Jubilee\uninstall.exe" /S    the same; the home stays
;
; Exit codes of the installer: 0 done, 1 cancelled by a person, 2 not done and nothing changed, as where a program is still
; running, 3 done, but the WebView2 runtime that it carries could not be installed, 4 done, but this machine has no WebView2
; runtime and the installer carries none.

Target amd64-unicode
SetCompressor /SOLID lzma
; Without a question a file that can't be written would be passed over, and the installer end as if it were done.
AllowSkipFiles off
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh

Name "Jubilee"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\Jubilee"
RequestExecutionLevel admin
ManifestDPIAware true
BrandingText "Jubilee ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Jubilee"
VIAddVersionKey CompanyName "The Jubilee developers"
VIAddVersionKey FileDescription "Touchscreen kiosk for anniversary exhibitions"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT or Apache-2.0"

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Jubilee"
; https://learn.microsoft.com/microsoft-edge/webview2/concepts/distribution, "Detect if a WebView2 Runtime is already
; installed".
!define RUNTIME "SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

!define MUI_ICON "${FOLDER}\..\icon.ico"
!define MUI_UNICON "${FOLDER}\..\icon.ico"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString TooOld ${LANG_ENGLISH} "Jubilee needs Windows 10 or 11 with 64 bits. Nothing was installed."
LangString TooOld ${LANG_SIMPCHINESE} "Jubilee 需要 64 位的 Windows 10 或 11。没有安装任何内容。"
LangString InUse ${LANG_ENGLISH} "$2 is still running. Close it, then try again. Nothing was changed yet."
LangString InUse ${LANG_SIMPCHINESE} "$2 仍在运行。请先将其关闭，然后重试。尚未做任何更改。"
LangString NoRuntime ${LANG_ENGLISH} "Jubilee is installed, but this machine lacks Microsoft's WebView2 runtime, without which it shows nothing. Install the runtime (its offline installer can be had from Microsoft), then start Jubilee."
LangString NoRuntime ${LANG_SIMPCHINESE} "Jubilee 已安装，但本机缺少微软的 WebView2 运行时，没有它就无法显示内容。请安装该运行时（微软提供离线安装程序），再启动 Jubilee。"
LangString RuntimeFailed ${LANG_ENGLISH} "Jubilee is installed, but Microsoft's WebView2 runtime could not be installed (code $0). Start the computer anew and run this installer once more."
LangString RuntimeFailed ${LANG_SIMPCHINESE} "Jubilee 已安装，但微软的 WebView2 运行时未能安装（代码 $0）。请重新启动计算机，再运行一次本安装程序。"
LangString RemoveHome ${LANG_ENGLISH} "Remove what was published on this machine too, with its settings and logs ($1)? It can't be had back."
LangString RemoveHome ${LANG_SIMPCHINESE} "是否同时删除本机已发布的内容、设置和日志（$1）？删除后无法恢复。"

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; An upgrade goes where the version before went, unless the command line says otherwise.
  ReadRegStr $0 HKLM "${ENTRY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $INSTDIR == "$PROGRAMFILES64\Jubilee"
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

; Leaves the name of a program in $2 that something still holds.
!macro LookAt PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $2 "${PROGRAM}"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; Ends what shows the exhibition, and waits ten seconds for all to be free: a `jubilee` that publishes is left alone.
!macro StopPrograms UN
Function ${UN}StopPrograms
  ; The supervisor first: it would start the other anew.
  nsExec::Exec 'taskkill /F /IM jubilee-supervisor.exe'
  Pop $0
  nsExec::Exec 'taskkill /F /IM jubilee-kiosk.exe'
  Pop $0
  again:
  StrCpy $0 0
  ${Do}
    StrCpy $2 ""
    !insertmacro LookAt "jubilee-supervisor.exe"
    !insertmacro LookAt "jubilee-kiosk.exe"
    !insertmacro LookAt "jubilee.exe"
    ${If} $2 == ""
      Return
    ${EndIf}
    Sleep 200
    IntOp $0 $0 + 1
  ${LoopUntil} $0 >= 50
  MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(InUse)" /SD IDCANCEL IDRETRY again
  ; The exit code is 2 by itself.
  Abort
FunctionEnd
!macroend
!insertmacro StopPrograms ""
!insertmacro StopPrograms "un."

Section
  SetShellVarContext all
  Call StopPrograms
  ; What the version before had and this one has not must not stay. In a folder that was never ours these are somebody's.
  ${If} ${FileExists} "$INSTDIR\jubilee-kiosk.exe"
    RMDir /r "$INSTDIR\built-in"
    RMDir /r "$INSTDIR\documents"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Jubilee.lnk" "$INSTDIR\jubilee-supervisor.exe" '-- "$INSTDIR\jubilee-kiosk.exe"' "$INSTDIR\jubilee-kiosk.exe"

  WriteRegStr HKLM "${ENTRY}" "DisplayName" "Jubilee"
  WriteRegStr HKLM "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${ENTRY}" "Publisher" "The Jubilee developers"
  WriteRegStr HKLM "${ENTRY}" "DisplayIcon" "$INSTDIR\jubilee-kiosk.exe"
  WriteRegStr HKLM "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKLM "${ENTRY}" "NoRepair" 1

  ReadRegStr $0 HKLM "${RUNTIME}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
!ifdef WEBVIEW2
    InitPluginsDir
    File "/oname=$PLUGINSDIR\webview2.exe" "${WEBVIEW2}"
    ExecWait '"$PLUGINSDIR\webview2.exe" /silent /install' $0
    ${If} $0 != 0
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(RuntimeFailed)" /SD IDOK
      SetErrorLevel 3
    ${EndIf}
!else
    MessageBox MB_ICONEXCLAMATION|MB_OK "$(NoRuntime)" /SD IDOK
    SetErrorLevel 4
!endif
  ${EndIf}
SectionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section "un.Jubilee"
  SetShellVarContext all
  Call un.StopPrograms
  RMDir /r "$INSTDIR\built-in"
  RMDir /r "$INSTDIR\documents"
  Delete "$INSTDIR\jubilee.exe"
  Delete "$INSTDIR\jubilee-kiosk.exe"
  Delete "$INSTDIR\jubilee-supervisor.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Jubilee.lnk"
  DeleteRegKey HKLM "${ENTRY}"
  ; With SetShellVarContext all this is ProgramData.
  StrCpy $1 "$APPDATA\Jubilee"
  ${If} ${FileExists} "$1\*.*"
    MessageBox MB_ICONQUESTION|MB_YESNO|MB_DEFBUTTON2 "$(RemoveHome)" /SD IDNO IDNO keep
    RMDir /r "$1"
    keep:
  ${EndIf}
SectionEnd
