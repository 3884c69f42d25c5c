@echo off
rem Starts disentangle. This folder may lie anywhere.
rem JAVA_HOME says which Java (17 or newer), else the one on the path; JAVA_TOOL_OPTIONS holds options for it, e.g. -Xmx8g.
setlocal
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME (if not exist "%JAVA%" goto missing) else (where /q java.exe || goto missing)
"%JAVA%" -jar "%~dp0..\disentangle.jar" %*
exit /b %ERRORLEVEL%

:missing
echo disentangle: there is no %JAVA%; install Java 17 or newer, or name its folder by JAVA_HOME>&2
exit /b 2
