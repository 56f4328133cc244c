// The files of scenarios/verification, as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace muster::verification {

struct SceneFile {
  std::string_view name;  // without folder
  std::string_view bytes;
};
std::span<const SceneFile> sceneFiles();  // by name

}  // namespace muster::verification
