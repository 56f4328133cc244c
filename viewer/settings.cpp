#include "viewer/settings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "io/text_file.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;
constexpr std::size_t kMostRecent = 10;

}  // namespace

std::string settingsFile() {
  const auto folder = [](const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value == '/' ? fs::path(value) : fs::path();
  };
  if (const fs::path own = folder("XDG_CONFIG_HOME"); !own.empty())
    return (own / "muster" / "viewer.json").string();
  const fs::path home = folder("HOME");
  return home.empty() ? std::string() : (home / ".config" / "muster" / "viewer.json").string();
}

Settings readSettings(const std::string& file) {
  Settings settings;
  const auto bytes = io::readBytes(file, kLargestFile);
  const Json json = bytes ? Json::parse(*bytes, nullptr, false) : Json();
  if (!json.is_object()) return settings;
  const auto value = [&](const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? Json() : *found;
  };
  if (const Json language = value("language"); language == "en" || language == "zh")
    settings.language = language.get<std::string>();
  if (const Json scale = value("scale"); scale.is_number())
    settings.scale = std::clamp(scale.get<double>(), kLeastScale, kMostScale);
  settings.highContrast = value("high_contrast") == true;
  for (const Json& path : value("recent")) {
    if (path.is_string() && settings.recent.size() < kMostRecent)
      settings.recent.push_back(path.get<std::string>());
  }
  return settings;
}

Problems writeSettings(const std::string& file, const Settings& settings) {
  std::error_code ignored;  // if it fails, writing does and is told
  fs::create_directories(fs::path(file).parent_path(), ignored);
  const Json json{{"language", settings.language},
                  {"scale", settings.scale},
                  {"high_contrast", settings.highContrast},
                  {"recent", settings.recent}};
  return io::writeAtomically(file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void remember(Settings& settings, const std::string& file) {
  std::error_code error;
  const fs::path whole = fs::absolute(file, error);
  const std::string path = error ? file : whole.lexically_normal().string();
  std::erase(settings.recent, path);
  settings.recent.insert(settings.recent.begin(), path);
  if (settings.recent.size() > kMostRecent) settings.recent.resize(kMostRecent);
}

}  // namespace muster::viewer
