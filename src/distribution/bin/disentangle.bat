@echo off
rem Starts disentangle. This folder may lie anywhere.
rem JAVA_HOME says which Java (17 or newer), else the one on the path; JAVA_TOOL_OPTIONS holds options for it, e.g. -Xmx8g.
rem An exclamation mark in an argument is just one, whatever this shell is told elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
call :home
set "JAVA=java.exe"
rem Some put quotes into JAVA_HOME itself.
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if defined JAVA_HOME (if not exist "%JAVA%" goto missing) else (where /q java.exe || goto missing)

rem Help is over before Java's second compiler would pay. The arguments are looked at as they are, with their own quotes.
set "OPTIONS="
:next
if [%1]==[] goto start
for %%H in (--help -h --version -V) do if [%1]==[%%H] set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
shift /1
goto next

:start
"%JAVA%" %OPTIONS% -jar "%FOLDER%\disentangle.jar" %*
exit /b %ERRORLEVEL%

:home
rem Only in a subroutine does the shell know the place of a file that was called by a quoted name from the path.
set "FOLDER=%~dp0.."
exit /b

:missing
setlocal EnableDelayedExpansion
>&2 echo disentangle: there is no !JAVA!; install Java 17 or newer, or name its folder by JAVA_HOME
exit /b 2
