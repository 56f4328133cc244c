#include "block.h"

#include <array>
#include <string_view>

namespace muster::maps {

std::vector<Storey> drawStoreys(plan::Draft& draft, const std::string& building,
                                const plan::Name& name, int count) {
  std::vector<Storey> storeys;
  for (int floor = 1; floor <= count; ++floor) {
    plan::DraftLevel level;
    level.id = building + "-" + std::to_string(floor);
    level.name = {name.en + ", floor " + std::to_string(floor),
                  name.zh + std::to_string(floor) + "层"};
    level.building = building;
    level.ordinal = floor - 1;
    level.elevation_m = snapped((floor - 1) * kStoreyHeight_m);
    level.height_m = snapped(kStoreyHeight_m);
    storeys.push_back({level.id, level.elevation_m});
    draft.levels.push_back(level);
  }
  return storeys;
}

plan::Name className(int grade, int number) {
  static constexpr std::array<std::string_view, 13> kNumerals{
      "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
  static_assert(kFirstGradeA + kStoreysA <= 13 && kFirstGradeB + kStoreysB <= 13);
  return {"Class " + std::to_string(grade) + "-" + std::to_string(number),
          std::string(kNumerals[static_cast<std::size_t>(grade)]) + "年级" +
              std::to_string(number) + "班"};
}

std::string roomId(const std::string& building, int floor, int number) {
  return building + "-" + std::to_string(floor) + (number < 10 ? "0" : "") + std::to_string(number);
}

plan::Name on(const plan::Name& what, const std::string& building, int floor) {
  return {"Block " + building + " " + what.en + ", floor " + std::to_string(floor),
          building + "楼" + std::to_string(floor) + "层" + what.zh};
}

}  // namespace muster::maps
