@echo off
rem Starts @NAME@ with its own runtime. Written by Aria.
rem As the first argument, --aria-explain (or ARIA_EXPLAIN=1 in the environment) says on stderr why
rem no start-up cache is used. JAVA_OPTS is split at blanks.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ARIA_HOME=%%~fI"
if not exist "%ARIA_HOME%\runtime\bin\java.exe" (
  >&2 echo @NAME@: no runtime in "%ARIA_HOME%": unpack the whole image
  exit /b 127
)
@CLASS_PATH@
if "%~1"=="--aria-explain" goto explain
if "%ARIA_EXPLAIN%"=="1" >&2 echo @NAME@: start-up cache is not used: @NO_CACHE@
"%ARIA_HOME%\runtime\bin\java.exe" @JVM_OPTIONS@ %JAVA_OPTS% @MAIN@ %*
exit /b %ERRORLEVEL%

:explain
>&2 echo @NAME@: start-up cache is not used: @NO_CACHE@
set "ARIA_REST="
for /f "tokens=1,*" %%A in ("%*") do set "ARIA_REST=%%B"
"%ARIA_HOME%\runtime\bin\java.exe" @JVM_OPTIONS@ %JAVA_OPTS% @MAIN@ %ARIA_REST%
exit /b %ERRORLEVEL%
