import { platformContract } from './platformContract';
import { stageRehearsal } from './rehearsalStage';

platformContract('vnp, before the rehearsal city', stageRehearsal);
