// The scenarios that come with Muster, for the first page, and what a folder holds, for the file
// dialog. Thread rule: free functions.
#pragma once

#include <string>
#include <vector>

#include "plan/campus.h"

namespace muster::viewer {

struct Sample {
  std::string file;
  plan::Name title;
  int people = 0;
  bool fire = false;
};

// Where the samples are: `scenarios` beside the working folder's files, the program's sources or
// its installation. Empty if nowhere.
std::string samplesFolder();
// The scenarios in a folder and in its folders `fire`, `gate` and
// `timetable` that can be read, by file name,
// the fire drill first.
std::vector<Sample> samplesIn(const std::string& folder);

struct FolderEntry {
  std::string name;
  bool isFolder = false;
};
// Folders, then plans, scenarios and recordings, by name; nothing hidden. Empty if it cannot be
// read.
std::vector<FolderEntry> entriesOf(const std::string& folder);

}  // namespace muster::viewer
