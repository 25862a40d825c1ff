export { eased, fullAt, pullOf, SteeringHand, usualSpeed } from './steeringHand';
export { fastest as fastestSpeed } from './steeringHand';
export { SteeringControls } from './SteeringControls';
export { SteeringLine } from './steeringLine';
export { SteeringNotice } from './SteeringNotice';
export { SteeringPad } from './SteeringPad';
