// What the viewer remembers from one start to the next: a JSON file in the user's own folder. What
// is missing or makes no sense in it is as at the first start. Thread rule: plain values.
#pragma once

#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::viewer {

inline constexpr double kLeastScale = 0.5, kMostScale = 4.0;  // of text

struct Settings {
  std::string language;  // en, zh; empty: that of the environment
  double scale = 1;
  bool highContrast = false;
  std::vector<std::string> recent;  // files, the last one opened first

  bool operator==(const Settings&) const = default;
};

// $XDG_CONFIG_HOME/muster/viewer.json, else ~/.config/muster/viewer.json; empty if there is no
// home.
std::string settingsFile();
Settings readSettings(const std::string& file);
// Makes the folder too. Problems: file.unwritable.
Problems writeSettings(const std::string& file, const Settings& settings);
// As the first of the recent files, by its whole path; the oldest are dropped.
void remember(Settings& settings, const std::string& file);

}  // namespace muster::viewer
