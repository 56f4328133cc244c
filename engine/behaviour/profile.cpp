#include "behaviour/profile.h"

#include <algorithm>

#include "behaviour/profile_reader.h"

namespace muster::behaviour {

extern const std::string_view kProfilesToml;  // profiles.toml, embedded at build

std::string_view spell(Motivation motivation) {
  return motivationWords()[static_cast<std::size_t>(motivation)];
}

Result<std::vector<Profile>> readProfiles(std::string_view toml, const std::string& file,
                                          const std::vector<Profile>& base) {
  const Result<TomlValue> document = parseToml(toml, file);
  if (!document) return tl::unexpected(document.error());
  static constexpr KeyRule kRules[] = {{"profile", KeyKind::tableList, true}};
  Problems found;
  const TableReader root(*document, "", kRules, {}, found);
  std::vector<Profile> profiles = readProfileRows(root.tables("profile"), base, found);
  if (found.empty()) return profiles;
  sortByPlace(found);
  Problems problems;
  append(problems, std::move(found), file);
  return tl::unexpected(std::move(problems));
}

const std::vector<Profile>& builtInProfiles() {
  // A table that does not parse leaves no profile at all: a test says so before anybody else
  // notices.
  static const std::vector<Profile> profiles =
      readProfiles(kProfilesToml, "profiles.toml", {}).value_or(std::vector<Profile>{});
  return profiles;
}

const Profile* find(const std::vector<Profile>& profiles, std::string_view id) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [&](const Profile& profile) { return profile.id == id; });
  return found == profiles.end() ? nullptr : &*found;
}

}  // namespace muster::behaviour
