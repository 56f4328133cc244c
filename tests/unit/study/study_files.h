// Studies written into a folder of their own, over the plan maps/two-rooms.geojson: a room of 20
// visitors, a corridor, an exit, and a locked exit of the room.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "foundation/loop.h"
#include "study/study_reader.h"
#include "study/variants.h"

namespace muster::study::test {

class StudyFolder {
 public:
  StudyFolder() {
    std::string name = "/tmp/muster-study-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~StudyFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  StudyFolder(const StudyFolder&) = delete;
  StudyFolder& operator=(const StudyFolder&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
  }
  // A study of scenarios/one-room.toml: `head` goes into [study], `rest` follows.
  std::string study(const std::string& head, const std::string& rest = "") const {
    return write("study.toml", "[study]\nbase = \"" MUSTER_SOURCE_DIR
                               "/scenarios/one-room.toml\"\n" +
                                   head + "\n" + rest);
  }
  MadeStudy make(const std::string& head, const std::string& rest = "") const {
    ReadStudy read = readStudy(study(head, rest));
    if (!read.study) return {std::nullopt, read.problems};
    return makeStudy(std::move(*read.study), *serialLoop(), "");
  }

 private:
  std::string folder_;
};

inline std::string codes(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems) all += problem.code + " ";
  return all;
}

}  // namespace muster::study::test
