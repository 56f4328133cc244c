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
  std::string size = "1600x1000";
  bool panels = false;              // on the screenshot
  int measure = 0;                  // pictures to time
  bool window = false;  // time them in a window
  double scale = 1;                 // of text
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
