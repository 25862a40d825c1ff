import { vnpAbilities } from '../../electron/platform/vnp/vnpCapabilities';
import { platformContract } from './platformContract';
import { stageRehearsal } from './rehearsalStage';

platformContract('vnp, before the rehearsal city', vnpAbilities, () =>
  stageRehearsal({ hasPictures: true }),
);
