@echo off
rem Starts disentangle. This folder may lie anywhere.
rem JAVA_HOME says which Java (17 or newer), else the one on the path; JAVA_TOOL_OPTIONS holds options for it, e.g. -Xmx8g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -jar "%~dp0..\disentangle.jar" %*
exit /b %ERRORLEVEL%
