import { Chance, hashOf } from './chance';
import { districtNames, owners, spots, streetNames, type Name, type Spot } from './names';
import { centreDistricts, starterCameras, starterStreets, type StarterCamera } from './starters';
import { profiles, type Camera, type CatalogNode, type NodeLevel, type Position } from './wire';

/** A camera as the city knows it: what the catalog tells, and the drawn scene that it shows. */
export interface CityCamera {
  camera: Camera;
  scene: string;
  /** The wanted light of its picture, empty for any. */
  light: string;
  streetId: string;
}

export interface CityPlan {
  nodes: CatalogNode[];
  cameras: CityCamera[];
  /** What a new wall may begin with, best first. */
  starterCameraIds: string[];
}

interface Street {
  name: Name;
  base: Name;
  starter: number | null;
  size: number;
}

const provinceId = '99';
const cityId = '9901';
const gridSize = 14;
const streetSize = 40;
const districtSize = 3600;
/** The middle of the emptiest sea there is: nobody lives where this city is. */
const nowhere: Position = { longitude: -123.39, latitude: -48.87 };

/** Draws the whole city; the same seed and size give the same city, name by name. */
export function planCity(seed: number, cameraCount: number, nowMs: number): CityPlan {
  const builder = new CityBuilder(seed, cameraCount, nowMs);
  return builder.build();
}

class CityBuilder {
  private readonly chance: Chance;
  private readonly nodes: CatalogNode[] = [];
  private readonly cameras: CityCamera[] = [];
  private readonly taken: Set<number>;
  private readonly starters: readonly StarterCamera[];
  private nextNumber = 1001;
  private streetsLeft: { base: Name; road: Name }[];

  constructor(
    private readonly seed: number,
    private readonly cameraCount: number,
    private readonly nowMs: number,
  ) {
    this.chance = new Chance(seed);
    this.starters = starterCameras.slice(0, cameraCount);
    this.taken = new Set(this.starters.map((starter) => starter.number));
    this.streetsLeft = streetNames(this.chance);
  }

  build(): CityPlan {
    this.addNode(provinceId, null, 'province', { zh: '沧澜省', en: 'Canglan Province' });
    this.addNode(cityId, provinceId, 'city', { zh: '清河市', en: 'Qinghe City' });
    const sizes = this.districtSizes();
    const more = districtNames(this.chance);
    sizes.forEach((size, index) => {
      const name = centreDistricts[index] ?? more[(index - centreDistricts.length) % more.length];
      if (name && size > 0) this.addDistrict(index, name, size);
    });
    return { nodes: this.nodes, cameras: this.cameras, starterCameraIds: this.starterIds() };
  }

  /** The centre keeps its proportions; what is too large for it makes new districts. */
  private districtSizes(): number[] {
    const count = Math.max(3, Math.ceil(this.cameraCount / districtSize));
    const centre = Math.round((this.cameraCount * 3) / count);
    const shares = centreDistricts.map((district) => district.share / 1200);
    const sizes = shares.map((share) => Math.floor(centre * share));
    for (let index = 3; index < count; index += 1) {
      sizes.push(Math.floor(this.cameraCount / count));
    }
    // Every starter must fit into its district, also in a very small city.
    const least = [0, 1, 2].map((d) => this.startersOf(d).length);
    for (let index = 0; index < 3; index += 1) {
      sizes[index] = Math.max(sizes[index] ?? 0, least[index] ?? 0);
    }
    return spreadTo(sizes, this.cameraCount, least);
  }

  private startersOf(district: number): StarterCamera[] {
    return this.starters.filter((one) => starterStreets[one.street]?.district === district);
  }

  private addDistrict(index: number, name: Name, size: number): void {
    const id = `${cityId}${String(index + 1).padStart(2, '0')}`;
    this.addNode(id, cityId, 'district', name);
    this.streetsOf(index, size).forEach((street, at) => this.addStreet(id, index, at, street));
  }

  private streetsOf(district: number, size: number): Street[] {
    const known = starterStreets
      .map((street, index) => ({ street, index }))
      .filter(({ street }) => street.district === district);
    const streets: Street[] = [];
    let left = size;
    let owed = this.startersOf(district).length;
    for (const { street, index } of known) {
      const own = this.starters.filter((starter) => starter.street === index).length;
      owed -= own;
      const wanted = Math.max(own, Math.min(street.cameras, left - owed));
      if (wanted <= 0) continue;
      streets.push({ name: street, base: street, starter: index, size: wanted });
      left -= wanted;
    }
    while (left > 0) {
      const drawn = Math.min(left, this.chance.whole(streetSize - 8, streetSize + 8));
      const { base, road } = this.streetsLeft.shift() ?? { base: name404, road: name404 };
      const name = { zh: base.zh + road.zh, en: `${base.en} ${road.en}` };
      streets.push({ name, base: name, starter: null, size: drawn });
      left -= drawn;
    }
    return streets;
  }

  private addStreet(districtId: string, district: number, at: number, street: Street): void {
    const id = `${districtId}${String(at + 1).padStart(2, '0')}`;
    this.addNode(id, districtId, 'street', street.name);
    const starters = this.starters.filter((starter) => starter.street === street.starter);
    const middle = placeStreet(district, at);
    const spotOrder = this.chance
      .shuffle(spots)
      .filter((spot) => !starters.some((one) => one.zh === street.name.zh + spot.zh));
    for (let index = 0; index < street.size; index += 1) {
      const grid = Math.floor(index / gridSize) + 1;
      const gridId = `${id}${String(grid).padStart(2, '0')}`;
      if (index % gridSize === 0) {
        this.addNode(gridId, id, 'grid', {
          zh: `第${chineseNumber(grid)}网格`,
          en: `Grid ${grid}`,
        });
      }
      const position = this.near(middle, grid, index % gridSize);
      const starter = starters[index];
      if (starter) this.addStarter(starter, id, gridId, position);
      else {
        const turn = index - starters.length;
        this.addOrdinary(street, spotOrder, turn, id, gridId, position);
      }
    }
  }

  private addStarter(one: StarterCamera, streetId: string, nodeId: string, at: Position): void {
    this.cameras.push({
      scene: one.scene,
      light: one.light,
      streetId,
      camera: {
        id: cameraIdOf(streetId, one.number),
        number: one.number,
        name: one.zh,
        nameEn: one.en,
        shortName: one.shortZh,
        shortNameEn: one.shortEn,
        nodeId,
        class: one.class,
        owner: owners.watch.zh,
        ownerEn: owners.watch.en,
        position: at,
        kind: one.kind,
        online: one.online,
        offlineSinceMs: one.online ? null : this.nowMs - 47 * 60_000,
        profiles,
      },
    });
  }

  private addOrdinary(
    street: Street,
    order: readonly Spot[],
    turn: number,
    streetId: string,
    nodeId: string,
    at: Position,
  ): void {
    const spot = order[turn % order.length] as Spot;
    const round = Math.floor(turn / order.length);
    const again = round === 0 ? '' : ` ${round + 1}`;
    const number = this.takeNumber();
    const online = this.chance.next() > 0.015;
    const draw = this.chance.next();
    this.cameras.push({
      scene: spot.scene,
      light: '',
      streetId,
      camera: {
        id: cameraIdOf(streetId, number),
        number,
        name: `${street.name.zh}${spot.zh}${again}`,
        nameEn: `${inShort(street.name.en)} ${spot.en}${again}`,
        shortName: `${street.name.zh.slice(0, 2)}${spot.zh}${again}`,
        shortNameEn: `${street.name.en.split(' ')[0] ?? ''} ${spot.en}${again}`,
        nodeId,
        class: draw < 0.3 ? 1 : draw < 0.75 ? 2 : 3,
        owner: owners[spot.owner].zh,
        ownerEn: owners[spot.owner].en,
        position: at,
        kind: this.chance.pick(['bullet', 'bullet', 'dome', 'dome', 'ptz'] as const),
        online,
        offlineSinceMs: online ? null : this.nowMs - this.chance.whole(2, 600) * 60_000,
        profiles,
      },
    });
  }

  private takeNumber(): number {
    while (this.taken.has(this.nextNumber)) this.nextNumber += 1;
    this.nextNumber += 1;
    return this.nextNumber - 1;
  }

  private near(middle: Position, grid: number, place: number): Position {
    const round = (value: number) => Math.round(value * 1e6) / 1e6;
    return {
      longitude: round(middle.longitude + place * 0.0006 + this.chance.next() * 0.0003),
      latitude: round(middle.latitude + grid * 0.001 + this.chance.next() * 0.0004),
    };
  }

  private addNode(id: string, parentId: string | null, level: NodeLevel, name: Name): void {
    this.nodes.push({ id, parentId, level, name: name.zh, nameEn: name.en });
  }

  /** The nine of the documents, then others of as many different scenes as there are. */
  private starterIds(): string[] {
    const byNumber = new Map(this.cameras.map((one) => [one.camera.number, one]));
    const first = this.starters
      .map((starter) => byNumber.get(starter.number))
      .filter((one): one is CityCamera => one !== undefined && one.camera.online);
    const chosen = new Set(first);
    const rest = this.cameras
      .filter((one) => one.camera.online && !chosen.has(one))
      .map((one) => ({ one, rank: hashOf(`${this.seed}/${one.camera.id}`) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ one }) => one);
    return [...first, ...rest].slice(0, 64).map((one) => one.camera.id);
  }
}

const name404: Name = { zh: '无名路', en: 'Nameless Rd' };

/** GB/T 28181: 8 digits of place, 2 of trade, 3 of kind, 1 of network, 6 running. */
export function cameraIdOf(streetId: string, number: number): string {
  return `${streetId}001320${String(number).padStart(6, '0')}`;
}

function placeStreet(district: number, street: number): Position {
  const angle = district * 2.4;
  const far = 0.05 * Math.sqrt(district);
  return {
    longitude: nowhere.longitude + far * Math.cos(angle) + (street % 10) * 0.011,
    latitude: nowhere.latitude + far * Math.sin(angle) + Math.floor(street / 10) * 0.006,
  };
}

/** Moves single cameras between districts until the sum is right, never below `least`. */
function spreadTo(sizes: number[], total: number, least: readonly number[]): number[] {
  const fitted = [...sizes];
  let left = total - fitted.reduce((sum, size) => sum + size, 0);
  for (let at = 0; left !== 0; at = (at + 1) % fitted.length) {
    const size = fitted[at] ?? 0;
    if (left > 0) {
      fitted[at] = size + 1;
      left -= 1;
    } else if (size > (least[at] ?? 0)) {
      fitted[at] = size - 1;
      left += 1;
    }
  }
  return fitted;
}

function inShort(streetEn: string): string {
  return streetEn.replace(/ Street$/, ' St').replace(/ Road$/, ' Rd');
}

function chineseNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits.charAt(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits.charAt(tens) : ''}十${ones > 0 ? digits.charAt(ones) : ''}`;
}
