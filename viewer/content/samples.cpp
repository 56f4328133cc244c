#include "viewer/content/samples.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "io/scenario_reader.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kEndings{".muster", ".toml", ".geojson", ".json"};

constexpr std::string_view kFirst = "fire-drill";  // the one that scenarios/run runs

void addSamples(std::vector<Sample>& samples, const fs::path& folder) {
  for (const FolderEntry& entry : entriesOf(folder.string())) {
    if (entry.isFolder || !entry.name.ends_with(".toml")) continue;
    const std::string file = (folder / entry.name).string();
    const io::ReadScenario read = io::readScenario(file);
    if (!read.scenario) continue;
    Sample sample{file, read.scenario->title, 0, read.scenario->fire.has_value()};
    for (const behaviour::Group& group : read.scenario->groups) sample.people += group.people();
    samples.push_back(std::move(sample));
  }
}

}  // namespace

std::string samplesFolder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& folder : {fs::path("scenarios"), program / "../../scenarios",
                                 program / "../share/muster/scenarios"}) {
    if (fs::exists(folder / "fire-drill.toml", error)) return folder.lexically_normal().string();
  }
  return {};
}

std::vector<Sample> samplesIn(const std::string& folder) {
  std::vector<Sample> samples;
  addSamples(samples, folder);
  for (const char* kind : {"fire", "gate", "timetable"})
    addSamples(samples, fs::path(folder) / kind);
  std::ranges::stable_partition(
      samples, [](const Sample& sample) { return fs::path(sample.file).stem() == kFirst; });
  return samples;
}

std::vector<FolderEntry> entriesOf(const std::string& folder) {
  std::vector<FolderEntry> entries;
  std::error_code error;
  for (auto at =
           fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
       !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code gone;
    const bool isFolder = at->is_directory(gone);
    if (name.starts_with(".") || gone) continue;
    if (isFolder || std::ranges::find(kEndings, at->path().extension()) != kEndings.end())
      entries.push_back({name, isFolder});
  }
  std::ranges::sort(entries, [](const FolderEntry& a, const FolderEntry& b) {
    return a.isFolder != b.isFolder ? a.isFolder : a.name < b.name;
  });
  return entries;
}

}  // namespace muster::viewer
