// generate_maps OUT_DIR: writes the plans and rosters of this folder anew.
#include <cstdio>
#include <fstream>
#include <string>

#include "io/plan_writer.h"
#include "sample_school.h"
#include "small_plans.h"

namespace {

bool savePlan(const muster::plan::Draft& draft, const std::string& path) {
  const auto saved = muster::io::savePlan(draft, path);
  if (saved) return true;
  for (const muster::Problem& problem : saved.error()) {
    std::fprintf(stderr, "%s: %s %s\n", path.c_str(), problem.code.c_str(),
                 problem.feature.c_str());
  }
  return false;
}

bool saveText(const std::string& text, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
  return static_cast<bool>(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: generate_maps OUT_DIR\n", stderr);
    return 2;
  }
  const std::string folder = std::string(argv[1]) + "/";
  const muster::maps::School school = muster::maps::drawSampleSchool();
  // With a byte order mark, because spreadsheet programs take a roster without one for GBK.
  const std::string roster = "\xEF\xBB\xBF" + school.roster;
  const bool written = savePlan(school.plan, folder + "sample-school.geojson") &
                       savePlan(muster::maps::drawSchoolStreet(school.plan),
                                folder + "sample-school-street.geojson") &
                       saveText(roster, folder + "sample-school-roster.csv") &
                       savePlan(muster::maps::drawTwoRooms(), folder + "two-rooms.geojson") &
                       savePlan(muster::maps::drawTwoStoreys(), folder + "two-storeys.geojson") &
                       savePlan(muster::maps::drawFdsStorey(), folder + "fds-storey.geojson");
  return written ? 0 : 1;
}
