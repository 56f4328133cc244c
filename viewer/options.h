// The command line of muster-viewer.
#pragma once

#include <string>
#include <vector>

#include "report/words.h"

namespace muster::viewer {

struct Options {
  std::vector<std::string> files;  // plan or recording
  std::string screenshot;          // PNG; no window then
  double at_s = 0;
  std::string level = "all";  // id, or all: the levels above each other
  std::string colour = "speed";
  std::string heat = "none";
  std::string tab = "bottlenecks";
  int bottleneck = 0;              // fly to this one, from 1
  std::string video;               // file for ffmpeg, or folder for PNG files
  double until_s = -1;             // of the video; < 0: to the end
  double rate = 4;                 // seconds of the run in a second of the video
  int perSecond = 25;              // pictures of the video
  std::vector<std::string> close;  // ID@SECONDS
  std::string variant;             // the scenario with these changes
  std::string dumpUi;              // JSON
  std::string script;              // clicks and keys to play first (script.h)
  std::string size = "1600x1000";
  bool panels = false;  // on the screenshot
  int measure = 0;      // pictures to time
  bool window = false;  // time them in a window
  double scale = 0;     // of text; 0: as remembered
  bool highContrast = false;
  bool languageGiven = false;
  int width = 1600, height = 1000;  // from size
};

struct CommandLine {
  Options options;
  int exit = -1;  // >= 0: nothing more to do (help, or a wrong line), end with it
};

// --lang, else the environment.
report::Language chooseLanguage(int argc, char** argv);
CommandLine readCommandLine(int argc, char** argv, const report::Words& words);

}  // namespace muster::viewer
