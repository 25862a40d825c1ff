import { zlmAbilities } from '../../electron/platform/zlm/zlmPlatform';
import { platformContract } from './platformContract';
import { stageZlm } from './zlmStage';

platformContract('zlm, before its fake', zlmAbilities, stageZlm);
