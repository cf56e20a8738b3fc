; The installer for Windows: for one user, without any right of administrator. Assembled by build/windows_installer.py,
; which gives VERSION, VERSION4 (four numbers), TREE, FILES (the list of what is unpacked), PANEL (a picture), SIZE_KB,
; COMPRESSOR, OUT.
;
; The new version is unpacked and checked beside the old one, which is then renamed aside and only at the end removed:
; at every instant, also after a power cut, one whole version is there, and the next run puts it back in its place.
; What the users keep (%LOCALAPPDATA%\vifdesk, or the portable data folder) is never touched.
;
; /S silent · /portable data beside the program, nothing in the registry · /D=folder, last, without quotes.
; Exit codes: docs/guide/informatique.md. The last sentence is also in %TEMP%\vifdesk-installation.txt.

Unicode true
Target amd64-unicode
CRCCheck force
SetCompressor /SOLID ${COMPRESSOR}
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\vifdesk"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt runs on
!define MARK "Local\vifdesk-running" ; held by each running vifdesk (vifdesk/machine/running_mark.py)
!define START "-X utf8 -m vifdesk"

Name "vifdesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\vifdesk"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "vifdesk ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=1036 "ProductName" "vifdesk"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de vifdesk"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Licence Apache 2.0"

Var Portable ; "1" for the portable choice
Var Fresh ; where the new version is unpacked
Var Aside ; where the old one waits
Var Code
Var Radio

; ------------------------------------------------------------------------------------------------ pages

!define MUI_ICON "${TREE}\vifdesk.ico"
!define MUI_UNICON "${TREE}\vifdesk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_WELCOMEPAGE_TITLE "Installer vifdesk ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "vifdesk s’installe pour vous seul, sans droit d’administrateur et sans réseau.$\r$\n$\r$\nSi une version plus ancienne est là, elle est remplacée seulement quand la nouvelle est entière et vérifiée. Vos dossiers, votre coffre et vos sauvegardes ne sont pas touchés.$\r$\n$\r$\nFermez vifdesk avant de continuer."
!define MUI_FINISHPAGE_TITLE "vifdesk ${VERSION} est prêt"
!define MUI_FINISHPAGE_TEXT "$(DONE)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "${START}"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir vifdesk"
!insertmacro MUI_PAGE_WELCOME
Page custom ShowChoice LeaveChoice
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Le programme va être retiré de ce dossier. Vos dossiers, votre coffre et vos sauvegardes restent où ils sont."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "French"
LangString DONE ${LANG_FRENCH} "vifdesk est installé. Vous le trouverez dans le menu Démarrer, ou, si vous avez choisi la version portable, en ouvrant « vifdesk » dans son dossier."

Function ShowChoice
  ${If} $Portable == "1"
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Où garder vos données" "Ce choix vaut aussi pour les mises à jour."
  nsDialogs::Create 1018
  Pop $1
  ${NSD_CreateFirstRadioButton} 0 0 100% 12u "&Sur ce poste (conseillé)"
  Pop $2
  ${NSD_CreateLabel} 12u 14u 95% 30u "Le programme s’ajoute au menu Démarrer ; le coffre reste dans votre profil, sur le disque de ce poste."
  Pop $1
  ${NSD_CreateAdditionalRadioButton} 0 52u 100% 12u "Version &portable"
  Pop $Radio
  ${NSD_CreateLabel} 12u 66u 95% 40u "Le programme et le coffre restent côte à côte dans le dossier que vous choisissez ; rien n’est ajouté au menu Démarrer ni à Windows. Ne choisissez ni un dossier du réseau ni un dossier synchronisé."
  Pop $1
  ${If} $0 = 1
    ${NSD_Check} $Radio
  ${Else}
    ${NSD_Check} $2
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function LeaveChoice
  ${NSD_GetState} $Radio $0
  ${If} $0 = ${BST_CHECKED}
    ${If} $Portable != "1"
      StrCpy $INSTDIR "$PROFILE\vifdesk-portable\vifdesk"
    ${EndIf}
    StrCpy $Portable "1"
  ${Else}
    ${If} $Portable == "1"
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\vifdesk"
    ${EndIf}
    StrCpy $Portable ""
  ${EndIf}
FunctionEnd

; ------------------------------------------------------------------------------------------------ what both parts share

!macro SHARED un

; The last word of this run, for whoever ran it without a window.
Function ${un}Say ; $R0: the sentence
  FileOpen $R1 "$TEMP\vifdesk-installation.txt" w
  ${IfNot} ${Errors}
    FileWriteUTF16LE /BOM $R1 "vifdesk ${VERSION} : $R0$\r$\n"
    FileClose $R1
  ${EndIf}
  ClearErrors
FunctionEnd

Function ${un}Refuse ; $Code, $R0: the sentence
  Call ${un}Say
  MessageBox MB_OK|MB_ICONSTOP "$R0" /SD IDOK
  SetErrorLevel $Code
  SetOutPath "$TEMP"
  Quit
FunctionEnd

Function ${un}RefuseWhileRunning
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MARK}") p .R2'
  ${If} $R2 P<> 0
    System::Call 'kernel32::CloseHandle(p R2)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "vifdesk est ouvert. Fermez-le (ce qui est saisi est gardé), puis choisissez Recommencer." /SD IDCANCEL IDRETRY again
    StrCpy $Code 10
    StrCpy $R0 "vifdesk est ouvert. Fermez-le, puis relancez ; rien n’a été changé."
    Call ${un}Refuse
  ${EndIf}
FunctionEnd

; Remove from the folder $R0 what its own list names, then the folders that this leaves empty: a file that somebody
; else put there stays.
Function ${un}RemoveListed
  FileOpen $R1 "$R0\contenu.txt" r
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  next:
    FileRead $R1 $R2
    IfErrors end
    ${TrimNewLines} "$R2" $R2
    StrCpy $R3 $R2 1 -1
    StrCpy $R4 $R2 "" -12
    ${If} $R2 == ""
      Goto next
    ${ElseIf} $R4 == "__pycache__\"
      RMDir /r "$R0\$R2" ; only bytecode, some perhaps written since
    ${ElseIf} $R3 == "\"
      RMDir "$R0\$R2"
    ${Else}
      Delete "$R0\$R2"
    ${EndIf}
    ClearErrors
    Goto next
  end:
  FileClose $R1
  Delete "$R0\contenu.txt"
  Delete "$R0\desinstaller.exe"
  Delete "$R0\portable.txt"
  RMDir "$R0"
  ClearErrors
FunctionEnd

!macroend
!insertmacro SHARED ""
!insertmacro SHARED "un."

; ------------------------------------------------------------------------------------------------ before anything is written

Function .onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/portable" $1
  ${IfNot} ${Errors}
    StrCpy $Portable "1"
  ${EndIf}
  ClearErrors
  Call RefuseOldWindows
  ${If} ${Silent}
    Call RefuseWhileRunning
  ${EndIf}
FunctionEnd

Function RefuseOldWindows
  ${If} ${RunningX64}
  ${AndIf} ${AtLeastWin10}
  ${AndIf} ${AtLeastBuild} ${OLDEST_BUILD}
    Return
  ${EndIf}
  StrCpy $Code 13
  StrCpy $R0 "vifdesk demande Windows 10 version 1809 ou plus récent, en 64 bits. Rien n’a été changé."
  Call Refuse
FunctionEnd

Function RefuseForeignFolder
  ${If} ${FileExists} "$INSTDIR\vifdesk\launch.py"
  ${AndIf} ${FileExists} "$INSTDIR\contenu.txt"
    Return
  ${EndIf}
  ${DirState} "$INSTDIR" $0
  ${If} $0 <> 1 ; absent or empty
  ${AndIfNot} ${FileExists} "$INSTDIR"
    Return
  ${EndIf}
  ${If} $0 = 0
    RMDir "$INSTDIR" ; empty: it is made again
    Return
  ${EndIf}
  StrCpy $Code 12
  StrCpy $R0 "Le dossier $INSTDIR contient autre chose que vifdesk. Choisissez un dossier vide ou nouveau ; rien n’a été changé."
  Call Refuse
FunctionEnd

Function RefuseDowngrade
  ClearErrors
  FileOpen $1 "$INSTDIR\VERSION" r
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  FileRead $1 $2
  FileClose $1
  ${TrimNewLines} "$2" $2
  ${VersionCompare} "$2" "${VERSION}" $3
  ${If} $3 = 1
    StrCpy $Code 11
    StrCpy $R0 "Une version plus récente, la $2, est installée : la ${VERSION} ne saurait pas lire ce qu’elle a écrit. Rien n’a été changé."
    Call Refuse
  ${EndIf}
FunctionEnd

Function RefuseWithoutSpace
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  IntOp $2 ${SIZE_KB} + 20480
  ${If} $1 L< $2
  ${AndIf} $1 != ""
    IntOp $2 $2 / 1024
    StrCpy $Code 14
    StrCpy $R0 "Il manque de la place sur le disque $0 : il en faut $2 Mo pour le temps de l’installation. Libérez-en, puis relancez ; rien n’a été changé."
    Call Refuse
  ${EndIf}
FunctionEnd

; After a power cut: the old version back in its place, what was half unpacked removed.
Function TidyUp
  ${If} ${FileExists} "$Aside\vifdesk\launch.py"
    ${If} ${FileExists} "$INSTDIR\vifdesk\launch.py"
      StrCpy $R0 $Aside
      Call RemoveListed
    ${Else}
      RMDir "$INSTDIR"
      Rename "$Aside" "$INSTDIR"
    ${EndIf}
  ${EndIf}
  Call KeepForeignFiles
  RMDir /r "$Fresh"
  ClearErrors
FunctionEnd

; What somebody put into the program's folder outlives it under a name of its own.
Function KeepForeignFiles
  ${IfNot} ${FileExists} "$Aside"
    Return
  ${EndIf}
  StrCpy $0 1
  ${While} ${FileExists} "$INSTDIR.autres-fichiers-$0"
    IntOp $0 $0 + 1
  ${EndWhile}
  Rename "$Aside" "$INSTDIR.autres-fichiers-$0"
  ClearErrors
FunctionEnd

; ------------------------------------------------------------------------------------------------ the installation

Section "vifdesk"
  AddSize ${SIZE_KB}
  Call RefuseWhileRunning
  StrCpy $0 $INSTDIR 1 -1
  ${If} $0 == "\"
    StrCpy $INSTDIR $INSTDIR -1
  ${EndIf}
  StrCpy $Fresh "$INSTDIR.vifdesk-nouveau"
  StrCpy $Aside "$INSTDIR.vifdesk-ancien"
  Call TidyUp
  Call RefuseForeignFolder
  Call RefuseDowngrade
  Call RefuseWithoutSpace
  ${If} ${FileExists} "$INSTDIR\portable.txt"
    StrCpy $Portable "1"
  ${EndIf}
  Call Unpack
  Call CheckUnpacked
  Call RefuseWhileRunning
  Call Exchange
  Call Announce
SectionEnd

Function Unpack
  ClearErrors
  SetOverwrite try
  !include "${FILES}"
  ${If} ${Errors}
    Call GiveUpUnpacking
  ${EndIf}
  WriteUninstaller "$Fresh\desinstaller.exe"
  ${If} $Portable == "1"
    FileOpen $1 "$Fresh\portable.txt" w
    FileWriteUTF16LE /BOM $1 "Version portable : les données sont dans le dossier « vifdesk-donnees », à côté de celui-ci.$\r$\n"
    FileClose $1
  ${EndIf}
  ${If} ${Errors}
    Call GiveUpUnpacking
  ${EndIf}
  SetOutPath "$TEMP"
FunctionEnd

Function GiveUpUnpacking
  SetOutPath "$TEMP"
  RMDir /r "$Fresh"
  StrCpy $Code 14
  StrCpy $R0 "vifdesk n’a pas pu être copié dans $INSTDIR : dossier protégé ou place insuffisante. Choisissez un autre dossier ou libérez de la place ; une version déjà installée est intacte."
  Call Refuse
FunctionEnd

; NSIS ends the section by itself when the disk is full in the middle of a file.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$Fresh"
  StrCpy $R0 "L’installation s’est arrêtée : place insuffisante ou dossier protégé. Libérez de la place puis relancez ; une version déjà installée est intacte."
  Call Say
  SetErrorLevel 14
FunctionEnd

; The new version reads itself again, byte for byte: an antivirus may have taken a file away.
Function CheckUnpacked
  ClearErrors
  ExecWait '"$Fresh\pythonw.exe" -m vifdesk.machine.installed_files' $1
  ${If} ${Errors}
  ${OrIf} $1 != 0
    RMDir /r "$Fresh"
    StrCpy $Code 16
    StrCpy $R0 "Les fichiers copiés ne sont pas ceux de vifdesk ${VERSION}, ou Windows refuse de les lancer (antivirus, règle de votre service informatique). Ils ont été retirés ; une version déjà installée est intacte. Montrez ce message au service informatique."
    Call Refuse
  ${EndIf}
FunctionEnd

Function Exchange
  ClearErrors
  ${If} ${FileExists} "$INSTDIR"
    Call RefuseWhenLocked
    StrCpy $R0 $INSTDIR
    StrCpy $R1 $Aside
    Call RenamePatiently
    ${If} ${Errors}
      Call KeepOldVersion
    ${EndIf}
  ${EndIf}
  StrCpy $R0 $Fresh
  StrCpy $R1 $INSTDIR
  Call RenamePatiently
  ${If} ${Errors}
    StrCpy $R0 $Aside
    Call RenamePatiently
    Call KeepOldVersion
  ${EndIf}
  StrCpy $R0 $Aside
  Call RemoveListed
  Call KeepForeignFiles
FunctionEnd

; An antivirus reads what has just been written, and Windows renames no folder meanwhile: up to five seconds.
Function RenamePatiently ; $R0 to $R1
  StrCpy $R2 0
  again:
  ClearErrors
  Rename $R0 $R1
  ${If} ${Errors}
    IntOp $R2 $R2 + 1
    Sleep 250
    IntCmp $R2 20 0 again
    SetErrors
  ${EndIf}
FunctionEnd

; A library that a process has loaded cannot be opened for writing.
Function RefuseWhenLocked
  FileOpen $1 "$INSTDIR\contenu.txt" r
  next:
    FileRead $1 $2
    IfErrors end
    ${TrimNewLines} "$2" $2
    StrCpy $3 $2 4 -4
    ${If} $3 == ".dll"
    ${OrIf} $3 == ".exe"
    ${OrIf} $3 == ".pyd"
      ${If} ${FileExists} "$INSTDIR\$2"
        ClearErrors
        FileOpen $4 "$INSTDIR\$2" a
        ${If} ${Errors}
          FileClose $1
          Call KeepOldVersion
        ${EndIf}
        FileClose $4
      ${EndIf}
    ${EndIf}
    Goto next
  end:
  FileClose $1
  ClearErrors
FunctionEnd

Function KeepOldVersion
  RMDir /r "$Fresh"
  StrCpy $Code 15
  StrCpy $R0 "Un fichier de vifdesk est utilisé par un autre programme : l’ancienne version est gardée, intacte. Fermez vifdesk et les fenêtres ouvertes sur son dossier, ou redémarrez, puis relancez."
  Call Refuse
FunctionEnd

; The Start menu, and Windows' own list of what is installed.
Function Announce
  StrCpy $R0 "installé dans $INSTDIR."
  Call Say
  ${If} $Portable == "1"
    SetOutPath "$PROFILE"
    CreateShortcut "$INSTDIR\vifdesk.lnk" "$INSTDIR\pythonw.exe" "${START}" "$INSTDIR\vifdesk.ico"
    Return
  ${EndIf}
  SetOutPath "$PROFILE" ; where the program starts: its own folder would be held
  CreateShortcut "$SMPROGRAMS\vifdesk.lnk" "$INSTDIR\pythonw.exe" "${START}" "$INSTDIR\vifdesk.ico" 0 SW_SHOWNORMAL "" "Permanence : protections et délais"
  SetOutPath "$TEMP"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "vifdesk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\vifdesk.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "vifdesk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\desinstaller.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; ------------------------------------------------------------------------------------------------ its removal

Function un.onInit
  Call un.RefuseWhileRunning
FunctionEnd

Section "un.vifdesk"
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\portable.txt"
    StrCpy $Portable "1"
  ${EndIf}
  Delete "$INSTDIR\vifdesk.lnk"
  StrCpy $R0 $INSTDIR
  Call un.RemoveListed
  ${If} $Portable != "1"
    ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
      Delete "$SMPROGRAMS\vifdesk.lnk"
      DeleteRegKey HKCU "${UNINSTALL_KEY}"
    ${EndIf}
  ${EndIf}
  StrCpy $R0 "retiré de $INSTDIR. Les dossiers, le coffre et les sauvegardes restent où ils sont."
  Call un.Say
SectionEnd
